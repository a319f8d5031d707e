using System.Collections.Immutable;
using ConversationCoach.Bot.Outbox;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Dialogs;

/// <summary>Loads by id and owner, asks the domain, saves, and only then says what to show.</summary>
internal sealed partial class PreparationService(IPreparationStore store, Languages languages, TimeProvider clock, ILogger<PreparationService> logger)
{
    // Each try lost means that somebody else won, so this many are lost only by a fault.
    private const int MostTries = 8;

    /// <param name="preWork">What a coach had assigned that it is for; <see langword="null"/> when nobody has.</param>
    public async Task<StartOutcome> StartAsync(Guid id, UserId owner, Guide guide, Details details, Guid? preWork, CancellationToken cancellationToken)
    {
        var outcome = Preparation.Start(id, owner, guide, details, clock.GetUtcNow());
        if (outcome is not StartOutcome.Started(var begun)) return outcome;
        var started = begun with { PreWork = preWork };
        if (await store.SaveAsync(started, FollowUpMessages.Of(before: null, started, guide, clock.GetUtcNow()), cancellationToken))
        {
            Log.Started(logger, id, guide.Id);
            return new StartOutcome.Started(started);
        }

        // Pressed twice: the first press has made it. Somebody else's id is never told to be taken.
        return await store.FindAsync(id, owner, cancellationToken) is { } existing
            ? new StartOutcome.Started(existing)
            : await StartAsync(Guid.CreateVersion7(clock.GetUtcNow()), owner, guide, details, preWork, cancellationToken);
    }

    /// <returns><see langword="null"/> when there is no such preparation of this owner.</returns>
    public Task<Preparation?> FindAsync(Guid id, UserId owner, CancellationToken cancellationToken) => store.FindAsync(id, owner, cancellationToken);

    /// <returns>All; the one changed last comes first.</returns>
    public Task<ImmutableArray<PreparationSummary>> ListAsync(UserId owner, CancellationToken cancellationToken) => store.ListAsync(owner, cancellationToken);

    /// <returns>Those put away, or the others; the one changed last comes first.</returns>
    public async Task<ImmutableArray<PreparationSummary>> ListAsync(UserId owner, bool archived, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(owner, cancellationToken)).Where(preparation => preparation.Status is PreparationStatus.Archived == archived)];

    /// <param name="answer">Given the preparation as it stands and the time; asked again when somebody else was faster.</param>
    /// <returns><see langword="null"/> when there is no such preparation of this owner.</returns>
    public Task<AnswerOutcome?> AnswerAsync(Guid id, UserId owner, Func<Preparation, DateTimeOffset, AnswerOutcome> answer, CancellationToken cancellationToken) =>
        ChangeAsync(id, owner, preparation => answer(preparation, clock.GetUtcNow()), outcome => (outcome as AnswerOutcome.Saved)?.Preparation, cancellationToken);

    /// <returns><see langword="null"/> when there is no such preparation of this owner.</returns>
    public Task<StartOutcome?> DescribeAsync(Guid id, UserId owner, Func<Preparation, Details> details, CancellationToken cancellationToken) =>
        ChangeAsync(id, owner, preparation => preparation.Describe(details(preparation), clock.GetUtcNow()), outcome => (outcome as StartOutcome.Started)?.Preparation, cancellationToken);

    /// <param name="change">Given the preparation as it stands and the time; asked again when somebody else was faster.</param>
    /// <returns><see langword="null"/> when there is no such preparation of this owner.</returns>
    public Task<Preparation?> ChangeAsync(Guid id, UserId owner, Func<Preparation, DateTimeOffset, Preparation> change, CancellationToken cancellationToken) =>
        ChangeAsync(id, owner, preparation => change(preparation, clock.GetUtcNow()), changed => changed, cancellationToken);

    public async Task<bool> DeleteAsync(Guid id, UserId owner, CancellationToken cancellationToken)
    {
        var isDeleted = await store.DeleteAsync(id, owner, cancellationToken);
        if (isDeleted) Log.Deleted(logger, id);
        return isDeleted;
    }

    private async Task<T?> ChangeAsync<T>(Guid id, UserId owner, Func<Preparation, T> decide, Func<T, Preparation?> toSave, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (await store.FindAsync(id, owner, cancellationToken) is not { } preparation) return null;
            var outcome = decide(preparation);
            if (toSave(outcome) is not { } changed || changed == preparation) return outcome;
            // What a guide is followed up with is the same in every language.
            var later = FollowUpMessages.Of(preparation, changed, languages.For(null).GuideOf(changed.GuideId), clock.GetUtcNow());
            if (await store.SaveAsync(changed, later, cancellationToken)) return outcome;
        }

        throw new InvalidOperationException("The preparation changed again and again in between.");
    }

    // Ids only: what a person writes never reaches the log.
    private static partial class Log
    {
        [LoggerMessage(EventId = 10, Level = LogLevel.Information, Message = "Preparation {Preparation} of guide {Guide} started.")]
        public static partial void Started(ILogger logger, Guid preparation, string guide);

        [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "Preparation {Preparation} deleted by its owner.")]
        public static partial void Deleted(ILogger logger, Guid preparation);
    }
}
