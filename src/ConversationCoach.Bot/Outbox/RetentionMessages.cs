using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.State;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Bot.Outbox;

/// <summary>Tells people what of theirs will be erased, because they have not touched it for long.</summary>
internal sealed class RetentionMessages(IRetentionWarnings warnings, IPreparationStore preparations, PrivateSpeech speech, Languages languages, TimeProvider clock) : IMessageMaker
{
    public IReadOnlyCollection<string> Kinds => [MessageKind.Retention];

    public async Task<Made> MakeAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        var (language, zone) = (languages.For(message.Contact?.Locale), QuietHours.ZoneOf(message.Contact?.TimeZone));
        var due = await warnings.DueAsync(message.To, cancellationToken);
        var listed = (await preparations.ListAsync(message.To, cancellationToken)).RemoveAll(preparation => !due.Contains(preparation.Id));
        // Told in a turn meanwhile, or touched.
        if (listed.IsEmpty) return new Made.Pointless();
        if (QuietHours.NextOpen(clock.GetUtcNow(), zone) is var open && open > clock.GetUtcNow()) return new Made.NotYet(open);

        var card = RetentionCard.Draw(language, listed, message.Until);
        return new Made.Ready(async (turn, token) =>
        {
            await speech.SayAsync(card, Talk.Several, turn, token);
            await warnings.TakeAsync(message.To, token);
        });
    }
}
