using System.Collections.Immutable;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>
/// The cards of reframing, drawn from suggestions made by hand: rules and wordings may become better without a card looking otherwise.
/// </summary>
internal static class ReframingSample
{
    private const string Blunt = "Good idea, but we have no staff for it.";
    private const string Several = "Yes, but you people always block us. Either we close it or we lose money. Who is to blame? My budget is not up for discussion.";

    private static readonly Suggestion YesBut = new(
        Pattern.YesBut, "yes-but-praise", new TextSpan(0, 14), "Good idea, but",
        "A “but” after praise takes the praise back (McDermott and Hall, The Collaborative Leader).",
        ["Good idea, and we would need to find the staff for it."],
        "What would it take to make room for both?");

    private static readonly ImmutableArray<Suggestion> Four =
    [
        In(Several, Pattern.YesBut, "yes-but-at-once", "Yes, but", "Yes, and I would like to understand what stands in the way.", "Yes. What would need to be true for this to work?"),
        In(Several, Pattern.Personalising, "personalising-you-people", "you people always block us", "The last three requests came back with a no.", "We have had three refusals this month.", "I would like to hear what led to the three refusals."),
        In(Several, Pattern.EitherOr, "either-or-plain", "Either we close it or we lose money", "What would let us keep it open *and* stay within budget?"),
        In(Several, Pattern.ProblemQuestion, "problem-question-blame", "Who is to blame"),
    ];

    private static Language English => Coach.English;

    private static Guide Guide => English.Guides.Guides[0];

    public static IEnumerable<NamedCard> Draw()
    {
        var (one, several) = (new Reframed(Blunt, [YesBut], null), new Reframed(Several, Four, "Yes, and I would like to understand what led to the three refusals. What would let us keep it open and stay within budget?"));
        var nothing = new Reframed("Thank you for the *draft*.", [], null);
        yield return new("Reframe", ReframeCard.Draw(English, one, isPrivate: true));
        yield return new("ReframeSeveral", ReframeCard.Draw(English, several, isPrivate: true));
        yield return new("ReframeInAGroup", ReframeCard.Draw(English, several, isPrivate: false));
        yield return new("ReframeNothing", ReframeCard.Draw(English, nothing, isPrivate: true));
        yield return new("Muted", MutedCard.Draw(English, [.. Four.Take(2).Select(tip => new TipRule(tip.RuleId, tip.Pattern, tip.Quote))]));
        yield return new("MutedNone", MutedCard.Draw(English, []));
        yield return new("Practice", PracticeCard.Draw(English, PracticeRound.Begin("council", practised: 0)));
        yield return new("PracticeNext", PracticeCard.Draw(English, PracticeRound.Begin("council", practised: 0).Next(isClear: true)));
        yield return new("ExtensionAsk", ExtensionCards.Ask(English, fault: null));
        yield return new("ExtensionAskAgain", ExtensionCards.Ask(English, English.Phrases.Extension.Empty));
        yield return new("ExtensionChoose", ExtensionCards.Choose(English, several));
        yield return new("ExtensionChooseNothing", ExtensionCards.Choose(English, nothing));
        yield return new("ExtensionTip", ExtensionCards.Tip(English, Pattern.YesBut));

        var (first, told) = (Sample.Begun("The winter rota"), new AnswerTip(Guide.Steps[0].Prompts[0], YesBut, "tip-1"));
        yield return new("StepWithTips", StepCard.Draw(English, Guide, Guide.Steps[1], first, StepView.Plain with { Tips = new StepTips(Guide.Steps[0].Id, [told], null) }));
        yield return new("StepWithTipTaken", StepCard.Draw(English, Guide, Guide.Steps[1], first, StepView.Plain with { Tips = new StepTips(Guide.Steps[0].Id, [], told.Prompt.Id) }));

        // As full as people can make them, with words that can be read.
        var full = Sample.Answered(Sample.Begun(Words(Preparation.LongestAbout)), prompt => Sample.Longest(prompt, "and yet nobody asked the night staff about it "));
        yield return new("StepWithThreeTips", StepCard.Draw(English, Guide, Guide.Steps[0], full, StepView.Plain with { Tips = ThreeTips("and yet nobody asked ") }));
        yield return new("PlanWithThreeTips", PlanCard.Draw(English, Guide, full, ThreeTips("and yet nobody asked "), Sample.Today));
    }

    public static IEnumerable<NamedCard> DrawFullest()
    {
        foreach (var sign in Sample.Signs)
        {
            foreach (var (all, each) in new[] { (4_000, 600), (1_500, 60), (600, 250), (200, 120) })
            {
                var (reframed, size) = (Fullest(sign, all, each), $"{all} and {each} of {sign}");
                yield return new($"Reframe, {size}", ReframeCard.Draw(English, reframed, isPrivate: true));
                yield return new($"Reframe in a group, {size}", ReframeCard.Draw(English, reframed, isPrivate: false));
                yield return new($"Extension, {size}", ExtensionCards.Choose(English, reframed));
                yield return new($"Extension with the words of a person, {size}", ExtensionCards.Choose(English, reframed with { Text = Elements.Cut(reframed.Text, 4_000) }));
                yield return new($"Extension without a tip, {size}", ExtensionCards.Choose(English, new Reframed(Sample.Repeat(sign, all), [], null)));
                yield return new($"Words, {size}", ExtensionCards.Words(Sample.Repeat(sign, all)));
            }

            foreach (var guide in English.Guides.Guides)
            {
                var full = Sample.Answered(Sample.Begun(new string('*', Preparation.LongestAbout), guide), prompt => Sample.Longest(prompt, sign));
                foreach (var step in guide.Steps)
                    yield return new($"Step {guide.Id} {step.Id} with tips of {sign}", StepCard.Draw(English, guide, step, full, StepView.Plain with { AsksMore = true, Tips = ThreeTips(sign) }));
                yield return new($"Plan {guide.Id} with tips of {sign}", PlanCard.Draw(English, guide, full, ThreeTips(sign), Sample.Today));
            }
        }

        // What was noticed stands too far in to show the beginning, and two hundred characters before it is the middle of a sign.
        var signs = string.Concat(Enumerable.Repeat("💬", 1_000)) + "x" + string.Concat(Enumerable.Repeat("💬", 300));
        yield return new("Reframe from within signs", ReframeCard.Draw(English, new Reframed(signs, [Long(signs, "w", start: 2_101, each: 20)], null), isPrivate: true));
        yield return new("Muted, all of them", MutedCard.Draw(English, [.. RuleBook.Load(Coach.Content, "en-GB").Ids.Select(rule => English.Reframer.FindRule(rule.Id)!)]));
    }

    /// <summary>What may come of the longest message: more places than are shown, each with the most and longest words to send instead.</summary>
    /// <param name="all">How long the whole message is in other words, in characters.</param>
    /// <param name="each">How long each rewording is.</param>
    private static Reframed Fullest(string sign, int all, int each)
    {
        var text = Sample.Repeat(sign, ReframeHandler.LongestMessage);
        return new Reframed(text, [.. Enumerable.Range(0, 5).Select(place => Long(text, sign, start: 2_001 + (place * 400), each))], Sample.Repeat(sign, all));
    }

    /// <param name="start">Odd: there a pair begins.</param>
    private static Suggestion Long(string text, string sign, int start, int each)
    {
        var span = new TextSpan(start, 400);
        return new Suggestion(Pattern.Personalising, "personalising-longest-name-of-a-rule", span, span.In(text), LongestWhy,
            [.. Enumerable.Range(0, 3).Select(way => Sample.Repeat(sign, each) + way)], Words(LongestSentence));
    }

    // As long as the files of rules and wordings may say it.
    private const int LongestSentence = 300;

    private static readonly string LongestWhy = Words(LongestSentence);

    private static StepTips ThreeTips(string sign)
    {
        var prompt = Guide.Steps[0].Prompts[0];
        var text = Sample.Repeat(sign, Preparation.LongestAnswer);
        return new StepTips(Guide.Steps[0].Id, [.. Enumerable.Range(0, 3).Select(tip => new AnswerTip(prompt, Long(text, sign, (tip * 1_000) + 1, each: 400), $"0123456789abcde{tip}"))], prompt.Id);
    }

    private static Suggestion In(string text, Pattern pattern, string rule, string quote, params ImmutableArray<string> rewordings) => new(
        pattern, rule, new TextSpan(text.IndexOf(quote, StringComparison.Ordinal), quote.Length), quote,
        $"People hear “{quote}” and little of what follows (McDermott and Hall, The Collaborative Leader).", rewordings, "What do you both want to come of this?");

    private static string Words(int length) => string.Concat(Enumerable.Repeat("what matters ", (length / 13) + 1))[..length].TrimEnd();
}
