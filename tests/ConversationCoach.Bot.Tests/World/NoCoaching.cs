using System.Collections.Immutable;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>A place where nobody has asked anybody for anything: what coaches do is tried on the whole bot.</summary>
internal sealed class NoCoaching : IAssignmentStore, IPreWorkStore, IContactStore
{
    public Task<bool> SaveDraftAsync(Assignment draft, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<Assignment?> FindAsync(Guid id, UserId coach, CancellationToken cancellationToken) => Task.FromResult<Assignment?>(null);

    public Task SendAsync(Assignment draft, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ImmutableArray<AssignmentSummary>> ListAsync(UserId coach, int skip, int take, CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<AssignmentSummary>.Empty);

    public Task<FollowPage> FollowAsync(Guid id, UserId coach, AssignedStatus? filter, int skip, int take, CancellationToken cancellationToken) => Task.FromResult(new FollowPage([], 0));

    public Task<int> NudgeAsync(Guid id, UserId coach, Guid? person, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<int> WithdrawAsync(Guid id, UserId coach, Guid? person, CancellationToken cancellationToken) => Task.FromResult(0);

    public Task<bool> ExtendAsync(Guid id, UserId coach, DateOnly due, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<Share?> FindShareAsync(Guid share, UserId coach, CancellationToken cancellationToken) => Task.FromResult<Share?>(null);

    public Task MarkShownAsync(Guid share, UserId coach, string message, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<(string Name, ImmutableArray<string> Messages)?> TakenBackAsync(Guid share, UserId coach, CancellationToken cancellationToken) =>
        Task.FromResult<(string, ImmutableArray<string>)?>(null);

    public Task<ImmutableArray<string>> ShownAsync(UserId coach, CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<string>.Empty);

    Task<PreWork?> IPreWorkStore.FindAsync(Guid id, UserId person, CancellationToken cancellationToken) => Task.FromResult<PreWork?>(null);

    public Task<ImmutableArray<PreWork>> ListAsync(UserId person, bool all, CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<PreWork>.Empty);

    public Task MarkSeenAsync(Guid id, UserId person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DeclineAsync(Guid id, UserId person, string word, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RemindAsync(Guid id, UserId person, bool isWanted, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task NameAsync(Guid id, UserId person, string name, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task BlockAsync(Guid id, UserId person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task UnblockAsync(UserId person, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> ShareAsync(Guid id, Guid preparation, UserId person, Share share, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> TakeBackAsync(Guid id, UserId person, CancellationToken cancellationToken) => Task.FromResult(false);

    Task<Contact?> IContactStore.FindAsync(UserId person, CancellationToken cancellationToken) => Task.FromResult<Contact?>(null);

    public Task LearnAsync(Contact contact, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ForgetAsync(UserId person, CancellationToken cancellationToken) => Task.CompletedTask;
}
