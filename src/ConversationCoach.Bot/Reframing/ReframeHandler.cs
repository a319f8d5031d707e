using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rewording;

namespace ConversationCoach.Bot.Reframing;

/// <summary>Other ways to say a sentence, in chat.</summary>
internal sealed class ReframeHandler(TipService service, ITipStore tips)
{
    /// <summary>In UTF-16 characters: more than any client sends as one message.</summary>
    public const int LongestMessage = 30_000;

    private const int FewestWords = 3;

    /// <summary>Whether it is worth looking at: a word or two are no sentence.</summary>
    public static bool IsSentence(string typed) => typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords;

    public async Task<Reply> ReframeAsync(string text, Turn turn, CancellationToken cancellationToken)
    {
        var words = turn.Language.Phrases.Reframe;
        if (text.Length > LongestMessage) return new Reply.Say(words.TooLong.Fill(("by", text.Length - LongestMessage), ("most", LongestMessage)));

        var reframed = await service.ReframeAsync(turn.Language, text, turn.User, cancellationToken);
        turn.Talk.Rules = [.. reframed.Suggestions.Take(ReframeCard.MostShown).Select(suggestion => suggestion.RuleId)];
        return new Reply.Aside(ReframeCard.Draw(turn.Language, reframed, Turn.IsPrivate(turn.Context.Activity)));
    }

    public async Task<Reply> CountAsync(TipNotHelpful press, Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Language.Reframer.FindRule(press.Rule) is not null) await tips.CountNotHelpfulAsync(press.Rule, cancellationToken);
        return new Reply.Say(turn.Language.Phrases.Reframe.Thanks);
    }

    public async Task<Reply> MuteAsync(MuteTip press, Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Language.Reframer.FindRule(press.Rule) is not { } rule) return PressHandler.NotFound(turn);
        await tips.MuteAsync(turn.User, rule.Id, cancellationToken);
        return new Reply.Say(turn.Language.Phrases.Reframe.Muted.Fill(("pattern", turn.Language.Phrases.Patterns.Of(rule.Pattern))));
    }

    public async Task<Reply> UnmuteAsync(UnmuteTip press, Turn turn, CancellationToken cancellationToken)
    {
        await tips.UnmuteAsync(turn.User, press.Rule ?? "", cancellationToken);
        return new Reply.Say(turn.Language.Phrases.Reframe.Unmuted);
    }

    public async Task<Reply> MutedAsync(Turn turn, CancellationToken cancellationToken)
    {
        var muted = await tips.MutedByAsync(turn.User, cancellationToken);
        return new Reply.Aside(MutedCard.Draw(turn.Language, [.. muted.Select(turn.Language.Reframer.FindRule).OfType<TipRule>().OrderBy(rule => rule.Id, StringComparer.Ordinal)])) { Again = new ShowMuted() };
    }

    /// <param name="field">Where the sentences shall come from; anything that is no field is everywhere.</param>
    public async Task<Reply> PractiseAsync(string field, Turn turn, CancellationToken cancellationToken)
    {
        var practised = (await tips.PracticeOfAsync(turn.User, cancellationToken)).Values.Sum(count => count.Practised);
        var round = PracticeRound.Begin(PracticeSet.Fields.Contains(field) ? field : "", practised);
        return new Reply.Practice(PracticeCard.Draw(turn.Language, round), round.ToString()) { Again = new ShowPractice { Field = field } };
    }
}
