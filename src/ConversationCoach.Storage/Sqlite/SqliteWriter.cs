using System.Collections.Concurrent;

namespace ConversationCoach.Storage.Sqlite;

/// <summary>
/// The one hand that writes. Whatever waits is written in one transaction, so that many callers share the wait for the
/// disk; one that fails takes nobody along.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private static readonly Command Begin = new Statement("BEGIN IMMEDIATE").With();
    private static readonly Command Commit = new Statement("COMMIT").With();
    private static readonly Command Rollback = new Statement("ROLLBACK").With();
    private static readonly Command Mark = new Statement("SAVEPOINT one").With();
    private static readonly Command BackToMark = new Statement("ROLLBACK TO one").With();
    private static readonly Command Unmark = new Statement("RELEASE one").With();

    private readonly BlockingCollection<PendingWrite> _waiting;
    private readonly List<PendingWrite> _batch = [];
    private readonly Func<SqliteSession> _open;
    private readonly SqliteLimits _limits;
    private readonly Task _work;
    private SqliteSession? _session;

    /// <param name="open">Used whenever a fault, or the loss of the file, has cost the session.</param>
    public SqliteWriter(SqliteSession session, Func<SqliteSession> open, SqliteLimits limits)
    {
        _session = session;
        _open = open;
        _limits = limits;
        _waiting = new BlockingCollection<PendingWrite>(limits.Queue);
        // A thread of its own: a pool that is short of threads must not keep what people wrote waiting.
        _work = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <returns><see langword="false"/> when too many wait already, or the writer is closed.</returns>
    public bool TryAdd(PendingWrite write)
    {
        try
        {
            return _waiting.TryAdd(write);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Writes what still waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        await _work;
        if (_session is { HasTraces: true }) RemoveTraces(_session);
        Close();
    }

    private void Work()
    {
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            Take(first);
            while (_batch.Count < _limits.Batch && _waiting.TryTake(out var next)) Take(next);

            if (_batch.Count > 0) WriteBatch();
            foreach (var write in _batch) write.Tell();
            _batch.Clear();
            if (_session is { HasTraces: true }) RemoveTraces(_session);
        }
    }

    private void Take(PendingWrite write)
    {
        if (write.TryTake()) _batch.Add(write);
    }

    private void WriteBatch()
    {
        try
        {
            var session = Session();
            session.Execute(Begin);
            if (!TryWriteAll(session))
            {
                session.Execute(Begin);
                foreach (var write in _batch) WriteOne(session, write);
            }

            session.Execute(Commit);
            if (session.HasLostItsFile) throw new IOException("The database file was moved, deleted or replaced.");
        }
        catch (Exception error)
        {
            // Whatever it was, the thread lives on, and the next batch tries with a session anew.
            Close();
            foreach (var write in _batch) write.Fail(StorageFault.From(error));
        }
    }

    private void RemoveTraces(SqliteSession session)
    {
        try
        {
            session.EmptyLog(_limits.Busy);
        }
        catch (Exception error) when (StorageFault.Is(error))
        {
            Close();
        }
    }

    private SqliteSession Session()
    {
        if (_session is { HasLostItsFile: true }) Close();
        return _session ??= _open();
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }

    // Almost always nothing fails, and marking each write would cost as much as the smaller ones do themselves.
    private bool TryWriteAll(SqliteSession session)
    {
        try
        {
            foreach (var write in _batch) write.Run(session);
            return true;
        }
        // A full disk and its like end the whole transaction; then the batch has failed, not one write.
        catch (Exception) when (session.IsInTransaction)
        {
            session.Execute(Rollback);
            return false;
        }
    }

    private static void WriteOne(SqliteSession session, PendingWrite write)
    {
        session.Execute(Mark);
        try
        {
            write.Run(session);
        }
        catch (Exception error) when (session.IsInTransaction)
        {
            session.Execute(BackToMark);
            write.Fail(StorageFault.Is(error) ? StorageFault.From(error) : error);
        }

        session.Execute(Unmark);
    }
}
