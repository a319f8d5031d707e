using System.Collections.Concurrent;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests.Fakes;

public sealed class InMemoryReminderChoice : IReminderChoice
{
    private readonly ConcurrentDictionary<UserId, bool> _said = new();

    public Task<bool> AreWantedAsync(UserId person, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_said.GetValueOrDefault(person, true));
    }

    public Task SetAsync(UserId person, bool areWanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _said[person] = areWanted;
        return Task.CompletedTask;
    }
}
