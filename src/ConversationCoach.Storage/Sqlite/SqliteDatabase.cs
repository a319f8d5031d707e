using ConversationCoach.Core.Preparations;
using Microsoft.Data.Sqlite;

namespace ConversationCoach.Storage.Sqlite;

/// <summary>One SQLite file, opened once a process. Any number of processes may have it open.</summary>
public sealed class SqliteDatabase : IDatabase
{
    private readonly SqliteConnectionStringBuilder _connection;
    private readonly Scripts _scripts;
    private readonly SqliteLimits _limits;
    private readonly TimeProvider _time;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;

    private SqliteDatabase(SqliteConnectionStringBuilder connection, Scripts scripts, SqliteLimits limits, TimeProvider time)
    {
        _connection = connection;
        _scripts = scripts;
        _limits = limits;
        _time = time;
        _writer = new SqliteWriter(OpenToWrite(SqliteOpenMode.ReadWriteCreate, limits.BusyAtStart), () => OpenToWrite(SqliteOpenMode.ReadWrite, limits.Busy), limits);
        _readers = new SqliteReaders(OpenToRead, limits, time);
    }

    /// <summary>The full path of the file.</summary>
    public string Path => _connection.DataSource;

    string IDatabase.Name => Path;

    /// <summary>Creates the folder and the file where they are missing, and brings the tables up to date.</summary>
    /// <exception cref="StorageUnavailableException">It can be neither opened nor created.</exception>
    /// <exception cref="InvalidOperationException">A newer version of the program has changed the tables.</exception>
    public static SqliteDatabase Open(string connectionString, TimeProvider time) => Open(connectionString, Scripts.Sqlite, new SqliteLimits(), time);

    internal static SqliteDatabase Open(string connectionString, Scripts scripts, SqliteLimits limits, TimeProvider time)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            ForeignKeys = true,
            // In seconds: after that the library gives up too. The waiting is done by SQLite itself, with busy_timeout.
            DefaultTimeout = 1,
        };
        connection.DataSource = System.IO.Path.GetFullPath(connection.DataSource);
        try
        {
            CreateFolder(System.IO.Path.GetDirectoryName(connection.DataSource)!);
            return new SqliteDatabase(connection, scripts, limits, time);
        }
        catch (Exception error) when (StorageFault.Is(error))
        {
            throw new StorageUnavailableException($"The database '{connection.DataSource}' could not be opened: {error.Message}", error);
        }
    }

    /// <summary>Writes in a transaction, together with whatever else is waiting; once the task is complete the write is on the disk.</summary>
    /// <param name="write">
    /// Runs on the writer's thread and should do nothing but speak to the session, for it may be run again. What it throws
    /// undoes it and comes back to this caller alone.
    /// </param>
    /// <param name="cancellationToken">Takes it back while it waits; a write that was begun is finished.</param>
    /// <exception cref="StorageUnavailableException">
    /// It failed, or the outcome was not known in time. In the second case it may be committed later, so a write must be safe to
    /// give again: those of the stores compare versions, so the second finds the first and changes nothing.
    /// </exception>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new PendingWrite<T>(write);
        try
        {
            return await Waiting.WithinAsync(_limits.Deadline, _time, async left =>
            {
                if (!_writer.TryAdd(pending)) throw new TimeoutException("Too many writes are waiting, or the database is closed.");
                await using var cancellation = cancellationToken.UnsafeRegister(static (waiting, token) => ((PendingWrite)waiting!).Cancel(token), pending);
                return await pending.Outcome.WaitAsync(left, _time, CancellationToken.None);
            });
        }
        catch (TimeoutException error)
        {
            pending.TryWithdraw();
            throw StorageFault.From(error);
        }
    }

    /// <summary>Reads one state of the database; it waits for no writer.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) => _readers.ReadAsync(read, isOne: false, cancellationToken);

    public Task<IReadOnlyList<T>> ReadAsync<T>(IReadOnlyList<Command> commands, Func<IRow, T> read, CancellationToken cancellationToken) =>
        StorageMeasures.OfReadAsync(() => _readers.ReadAsync(session =>
        {
            var found = new List<T>();
            foreach (var command in commands) session.Query(command, read, found);
            return (IReadOnlyList<T>)found;
        }, commands.Count == 1, cancellationToken));

    public Task<WriteOutcome> WriteAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken) =>
        StorageMeasures.OfWriteAsync(() => WriteAllAsync(commands, cancellationToken));

    /// <summary>Writes what still waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
    }

    private async Task<WriteOutcome> WriteAllAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(session => Run(session, commands), cancellationToken);
        }
        catch (NothingToChangeException)
        {
            return WriteOutcome.NothingToChange;
        }
        catch (BreaksReferenceException)
        {
            return WriteOutcome.BreaksReference;
        }
    }

    private static WriteOutcome Run(SqliteSession session, IReadOnlyList<Command> commands)
    {
        for (var index = 0; index < commands.Count; index++)
        {
            if (Execute(session, commands[index]) > 0 || !commands[index].Statement.MustChange) continue;
            // What came before it has to be undone.
            return index == 0 ? WriteOutcome.NothingToChange : throw new NothingToChangeException();
        }

        return WriteOutcome.Written;
    }

    private static int Execute(SqliteSession session, Command command)
    {
        try
        {
            return session.Execute(command);
        }
        catch (SqliteException error) when (error.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT_FOREIGNKEY)
        {
            throw new BreaksReferenceException();
        }
    }

    private SqliteSession OpenToWrite(SqliteOpenMode mode, TimeSpan busy) => Open(mode, session =>
    {
        session.Execute($"PRAGMA busy_timeout = {busy.TotalMilliseconds:F0}");
        SwitchToLog(session);
        session.Execute($"PRAGMA synchronous = {_limits.Synchronous}");
        // What people deleted is written over, and what they wrote goes into no temporary file.
        session.Execute("PRAGMA secure_delete = ON");
        session.Execute("PRAGMA temp_store = MEMORY");
        SqliteScripts.Apply(session, _scripts, _time);
        session.Execute($"PRAGMA busy_timeout = {_limits.Busy.TotalMilliseconds:F0}");
    });

    // Unlike all else, the switch does not wait for others who open the file just now; a transaction does.
    private static void SwitchToLog(SqliteSession session)
    {
        const int mostTries = 50;
        for (var attempt = 1; session.Query("PRAGMA journal_mode", row => row.GetString(0)) is not ["wal"]; attempt++)
        {
            try
            {
                session.Execute("PRAGMA journal_mode = WAL");
            }
            catch (SqliteException error) when (error.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY && attempt < mostTries)
            {
                session.Execute("BEGIN EXCLUSIVE");
                session.Execute("COMMIT");
            }
        }
    }

    private SqliteSession OpenToRead() => Open(SqliteOpenMode.ReadWrite, session =>
    {
        session.Execute($"PRAGMA busy_timeout = {_limits.Busy.TotalMilliseconds:F0}");
        session.Execute("PRAGMA temp_store = MEMORY");
        // Not opened read-only: such a connection could not recover the log after a crash.
        session.Execute("PRAGMA query_only = ON");
    });

    /// <param name="mode">Created at the start only: an empty file in place of a lost one would hide the loss.</param>
    private SqliteSession Open(SqliteOpenMode mode, Action<SqliteSession> prepare)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connection.ConnectionString) { Mode = mode }.ConnectionString);
        var session = new SqliteSession(connection);
        try
        {
            connection.Open();
            prepare(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // What people write is nobody else's on the machine either.
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private sealed class NothingToChangeException : Exception;

    private sealed class BreaksReferenceException : Exception;
}
