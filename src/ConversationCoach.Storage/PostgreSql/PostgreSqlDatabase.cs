using ConversationCoach.Core.Preparations;
using Npgsql;

namespace ConversationCoach.Storage.PostgreSql;

/// <summary>One PostgreSQL database, by a pool of connections. Any number of processes may have it open.</summary>
public sealed class PostgreSqlDatabase : IDatabase, IDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlLimits _limits;
    private readonly TimeProvider _time;
    private readonly Patience _patience;

    private PostgreSqlDatabase(NpgsqlConnectionStringBuilder connection, PostgreSqlLimits limits, TimeProvider time)
    {
        Name = $"database {connection.Database} on {connection.Host}";
        _source = NpgsqlDataSource.Create(connection);
        _limits = limits;
        _time = time;
        _patience = new Patience(time);
    }

    public string Name { get; }

    /// <summary>Brings the tables up to date; the database itself must be there.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be reached, or does not let us in.</exception>
    /// <exception cref="InvalidOperationException">A newer version of the program has changed the tables.</exception>
    public static PostgreSqlDatabase Open(string connectionString, TimeProvider time) => Open(connectionString, Scripts.PostgreSql, new PostgreSqlLimits(), time);

    internal static PostgreSqlDatabase Open(string connectionString, Scripts scripts, PostgreSqlLimits limits, TimeProvider time)
    {
        var database = new PostgreSqlDatabase(Connection(connectionString, limits), limits, time);
        try
        {
            using var connection = database._source.OpenConnection();
            PostgreSqlScripts.Apply(connection, scripts, time, limits.PatienceAtStart);
            return database;
        }
        catch (Exception error)
        {
            database._source.Dispose();
            if (!StorageFault.Is(error)) throw;
            throw new StorageUnavailableException($"The {database.Name} could not be opened: {error.Message}", error);
        }
    }

    public Task<IReadOnlyList<T>> ReadAsync<T>(IReadOnlyList<Command> commands, Func<IRow, T> read, CancellationToken cancellationToken) =>
        StorageMeasures.OfReadAsync(() => ReadAllAsync(commands, read, cancellationToken));

    public Task<WriteOutcome> WriteAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken) =>
        StorageMeasures.OfWriteAsync(() => WriteAllAsync(commands, cancellationToken));

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    public void Dispose() => _source.Dispose();

    private async Task<IReadOnlyList<T>> ReadAllAsync<T>(IReadOnlyList<Command> commands, Func<IRow, T> read, CancellationToken cancellationToken)
    {
        if (commands.Count == 0) return [];
        return await WithinDeadlineAsync(async deadline =>
        {
            try
            {
                return await ReadOnceAsync(commands, read, deadline);
            }
            catch (NpgsqlException error) when (IsBroken(error))
            {
                // The server was started anew since, and the pool has now let go of what is broken. A write is not given again
                // here, because whether it was kept is not known.
                return await ReadOnceAsync(commands, read, deadline);
            }
        }, cancellationToken, cancellationToken);
    }

    private async Task<WriteOutcome> WriteAllAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (commands.Count == 0) return WriteOutcome.Written;
        return await WithinDeadlineAsync(async deadline =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await WriteOnceAsync(commands, cancellationToken, deadline);
                }
                catch (PostgresException error) when (error.SqlState is PostgreSqlBatch.NothingToChange)
                {
                    return WriteOutcome.NothingToChange;
                }
                catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.ForeignKeyViolation)
                {
                    return WriteOutcome.BreaksReference;
                }
                catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure && attempt < _limits.Attempts)
                {
                    // The server has undone it all for the sake of another.
                }
            }
        }, cancellationToken, CancellationToken.None);
    }

    private async Task<IReadOnlyList<T>> ReadOnceAsync<T>(IReadOnlyList<Command> commands, Func<IRow, T> read, CancellationToken deadline)
    {
        await using var connection = await _source.OpenConnectionAsync(deadline);
        await using var batch = PostgreSqlBatch.Of(connection, commands);
        await using var reader = await batch.ExecuteReaderAsync(deadline);
        var (row, found) = (new PostgreSqlRow(reader), new List<T>());
        do
        {
            while (await reader.ReadAsync(deadline)) found.Add(read(row));
        }
        while (await reader.NextResultAsync(deadline));
        return found;
    }

    private async Task<WriteOutcome> WriteOnceAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken, CancellationToken deadline)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline);
        await using var connection = await _source.OpenConnectionAsync(waiting.Token);
        await using var batch = PostgreSqlBatch.Of(connection, commands);
        var changed = await batch.ExecuteNonQueryAsync(deadline);
        return commands.Count == 1 && changed == 0 && commands[0].Statement.MustChange ? WriteOutcome.NothingToChange : WriteOutcome.Written;
    }

    /// <param name="asker">Whose wish to stop is told apart from the deadline.</param>
    /// <param name="stop">Ends the work early.</param>
    private async Task<T> WithinDeadlineAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken asker, CancellationToken stop)
    {
        try
        {
            return await Waiting.WithinAsync(_limits.Deadline, _time, left => _patience.WorkAsync(work, PostgreSqlLimits.PatienceOf(left), stop).WaitAsync(left, _time, CancellationToken.None));
        }
        catch (OperationCanceledException error) when (!asker.IsCancellationRequested)
        {
            throw StorageFault.From(new TimeoutException("The database did not answer in time.", error));
        }
        catch (Exception error) when (StorageFault.Is(error) || error is ObjectDisposedException)
        {
            throw StorageFault.From(error);
        }
    }

    private static bool IsBroken(NpgsqlException error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
    }
        or { InnerException: IOException or System.Net.Sockets.SocketException };

    private static NpgsqlConnectionStringBuilder Connection(string connectionString, PostgreSqlLimits limits)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Each connection prepares what it is asked, the first time.
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 1,
            // Nothing is ever set on a connection, so nothing is to be put back.
            NoResetOnClose = true,
            // In seconds. Long after the caller has given up: it frees a connection to a host that is gone without a word.
            CommandTimeout = 6 * (int)Math.Ceiling(limits.Deadline.TotalSeconds),
            Timeout = (int)Math.Ceiling(limits.Deadline.TotalSeconds),
            // In milliseconds: how long the server has to answer that it let it be.
            CancellationTimeout = (int)(limits.Deadline - limits.Patience).TotalMilliseconds / 2,
            IncludeErrorDetail = false,
            LogParameters = false,
        };
        connection.ApplicationName ??= "Conversation Coach";
        if (!connection.ShouldSerialize("Maximum Pool Size")) connection.MaxPoolSize = limits.Connections;
        // The server lets go too when the network does not carry our wish to stop.
        connection.Options ??= $"-c statement_timeout={limits.Deadline.TotalMilliseconds:F0}";
        return connection;
    }
}
