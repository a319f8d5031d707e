namespace ConversationCoach.Storage.Sqlite;

/// <summary>A write on its way to the writer: waiting, then either taken or withdrawn.</summary>
internal abstract class PendingWrite
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Withdrawn = 2;

    private int _stage;

    public bool TryTake() => Interlocked.CompareExchange(ref _stage, Taken, Waiting) == Waiting;

    /// <returns><see langword="false"/> when it is being written, or was.</returns>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref _stage, Withdrawn, Waiting) == Waiting;

    public abstract void Cancel(CancellationToken cancellationToken);

    /// <summary>May be run again, after what it did was undone.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Sets the error to tell, unless it has one of its own.</summary>
    public abstract void Fail(Exception error);

    /// <summary>Completes the caller's task, once the outcome stands.</summary>
    public abstract void Tell();
}

internal sealed class PendingWrite<T>(Func<SqliteSession, T> write) : PendingWrite
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _error;

    public Task<T> Outcome => _outcome.Task;

    public override void Cancel(CancellationToken cancellationToken)
    {
        if (TryWithdraw()) _outcome.TrySetCanceled(cancellationToken);
    }

    public override void Run(SqliteSession session) => _result = write(session);

    public override void Fail(Exception error) => _error ??= error;

    public override void Tell()
    {
        if (_error is null) _outcome.TrySetResult(_result!);
        else _outcome.TrySetException(_error);
    }
}
