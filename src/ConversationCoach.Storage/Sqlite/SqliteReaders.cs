using System.Collections.Concurrent;

namespace ConversationCoach.Storage.Sqlite;

/// <summary>Sessions that only read, kept open and lent out. A read sees one state of the whole database and waits for no writer.</summary>
internal sealed class SqliteReaders(Func<SqliteSession> open, SqliteLimits limits, TimeProvider time) : IDisposable
{
    private static readonly Command Begin = new Statement("BEGIN").With();
    private static readonly Command Commit = new Statement("COMMIT").With();

    private readonly ConcurrentStack<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _places = new(limits.Readers);
    private volatile bool _isClosed;

    /// <param name="isOne">It is a single statement, which sees one state without a transaction too.</param>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, bool isOne, CancellationToken cancellationToken)
    {
        try
        {
            return await Waiting.WithinAsync(limits.Deadline, time, left => ReadAsync(read, isOne, left, cancellationToken));
        }
        catch (Exception error) when (StorageFault.Is(error))
        {
            throw StorageFault.From(error);
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryPop(out var session)) session.Dispose();
    }

    private async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, bool isOne, TimeSpan left, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(left, cancellationToken)) throw new TimeoutException("Too many reads were under way.");

        // Elsewhere, because SQLite holds its caller while a file is locked or a disk does not answer, and the caller has to go on
        // in time. The place is free again only when the read has ended.
        return await Task.Run(() =>
        {
            try
            {
                return Read(read, isOne);
            }
            finally
            {
                _places.Release();
            }
        }, CancellationToken.None).WaitAsync(left, time, CancellationToken.None);
    }

    private T Read<T>(Func<SqliteSession, T> read, bool isOne)
    {
        var session = Take();
        try
        {
            if (!isOne) session.Execute(Begin);
            var result = read(session);
            if (!isOne) session.Execute(Commit);
            _idle.Push(session);
            session = null;
            if (_isClosed) Dispose();
            return result;
        }
        finally
        {
            session?.Dispose();
        }
    }

    private SqliteSession Take()
    {
        while (_idle.TryPop(out var session))
        {
            if (!session.HasLostItsFile) return session;
            session.Dispose();
        }

        return open();
    }
}
