namespace ConversationCoach.Storage.Tests.Fakes;

/// <summary>Goes on only when told; timers ring once.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2025, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state), _now + dueTime);
        lock (_lock) _alarms.Add(alarm);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        Alarm[] ringing;
        lock (_lock)
        {
            _now += by;
            ringing = [.. _alarms.Where(alarm => alarm.At <= _now)];
            _alarms.RemoveAll(alarm => alarm.At <= _now);
        }

        foreach (var alarm in ringing) alarm.Ring();
    }

    private sealed class Alarm(ManualClock clock, Action ring, DateTimeOffset at) : ITimer
    {
        public DateTimeOffset At => at;

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
            lock (clock._lock) clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
