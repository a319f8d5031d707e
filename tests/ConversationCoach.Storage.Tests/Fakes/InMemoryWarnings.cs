using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Storage.Tests.Fakes;

internal sealed class InMemoryWarnings : IRetentionNotice, IRetentionWarnings
{
    private readonly Dictionary<UserId, ImmutableArray<Guid>> _due = [];
    private readonly Dictionary<UserId, ImmutableArray<Guid>> _told = [];

    public Task WarnAsync(UserId person, ImmutableArray<Guid> preparations, DateTimeOffset until, CancellationToken cancellationToken)
    {
        _due[person] = preparations;
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<Guid>> DueAsync(UserId person, CancellationToken cancellationToken) => Task.FromResult(_due.GetValueOrDefault(person, []));

    public Task<ImmutableArray<Guid>> TakeAsync(UserId person, CancellationToken cancellationToken)
    {
        if (!_due.Remove(person, out var due)) return Task.FromResult(ImmutableArray<Guid>.Empty);
        _told[person] = due;
        return Task.FromResult(due);
    }

    public Task<ImmutableArray<Guid>> ToldAsync(UserId person, CancellationToken cancellationToken) =>
        Task.FromResult(_told.GetValueOrDefault(person, []));
}
