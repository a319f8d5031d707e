using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>Counts and erases preparations in whatever store the coach has.</summary>
internal sealed class Keeping(Coach coach) : IKept, IErasure
{
    public async Task<ImmutableArray<KeptKind>> OfAsync(UserId person, CancellationToken cancellationToken)
    {
        var listed = await coach.Preparations.ListAsync(person, cancellationToken);
        return listed.IsEmpty ? [] : [new KeptKind(Kinds.Preparation, listed.Length, listed.Min(one => one.ChangedAt), listed.Max(one => one.ChangedAt)), new KeptKind(Kinds.MutedTip, 1, null, null)];
    }

    public async Task<Erased> EraseAsync(UserId person, string actor, CancellationToken cancellationToken)
    {
        var kinds = await OfAsync(person, cancellationToken);
        foreach (var one in await coach.Preparations.ListAsync(person, cancellationToken)) await coach.Preparations.DeleteAsync(one.Id, person, cancellationToken);
        return new Erased(coach.Clock.GetUtcNow(), kinds);
    }
}
