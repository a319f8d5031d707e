using System.Collections.Immutable;
using AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Bot.Tests.World;

internal sealed record NamedCard(string Name, AdaptiveCard Card);

/// <summary>Each card once, as people see it, and each card at its fullest.</summary>
internal static class Sample
{
    private static readonly Guid Id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    /// <summary>The day of the conversation.</summary>
    public static DateOnly Today { get; } = new(2026, 12, 3);

    private static Language English => Coach.English;

    private static Language Welsh => Coach.Welsh;

    private static Guide Guide => English.Guides.Guides[0];

    /// <summary>What weighs differently as text, as Markdown, in JSON and in UTF-8.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["w", "\n\"", "€", "💬", "*"];

    public static IReadOnlyList<NamedCard> Cards { get; } = [.. DrawCards(), .. ReframingSample.Draw(), .. CoachingSample.Draw()];

    public static IReadOnlyList<NamedCard> Fullest { get; } = [.. DrawFullest(), .. ReframingSample.DrawFullest(), .. CoachingSample.DrawFullest()];

    private static IEnumerable<NamedCard> DrawCards()
    {
        var (fresh, done) = (Begun("The winter *rota*"), Answered(Begun("The winter *rota*"), Realistic));
        yield return new("Welcome", WelcomeCard.Draw(English));
        yield return new("Help", HelpCard.Draw(English, fresh));
        yield return new("Start", StartCard.Draw(English, new StartPreparation(Id), DetailsErrors.None));
        yield return new("StartCorrected", StartCard.Draw(English, new StartPreparation(Id) { With = "R.P." }, DetailsErrors.None with { About = English.Phrases.Fault.AboutMissing }));
        yield return new("Details", DetailsCard.Draw(English, fresh));
        foreach (var (guide, step) in English.Guides.Guides.SelectMany(guide => guide.Steps.Select(step => (guide, step))))
            yield return new($"Step-{guide.Id}-{step.Id}", StepCard.Draw(English, guide, step, guide == Guide ? done : Begun("The winter rota", guide), StepView.Plain));
        yield return new("StepCorrected", StepCard.Draw(English, Guide, Guide.Steps[0], fresh, StepView.Plain with
        {
            Typed = ImmutableDictionary<string, string>.Empty.Add("my-part", new string('a', 4003)),
            Faults = [new AnswerFault.TooLong("my-part", 3, Preparation.LongestAnswer)],
        }));
        yield return new("Plan", PlanCard.Draw(English, Guide, done, StepTips.None, Today));
        var followed = Followed(Begun("The winter *rota*"), Realistic);
        yield return new("PlanAfterwards", PlanCard.Draw(English, Guide, followed, StepTips.None, Today));
        yield return new("Morning", MorningCard.Draw(English, Guide, done, Today));
        yield return new("MorningOfADayToCome", MorningCard.Draw(English, Guide, done, Today.AddDays(-2)));
        yield return new("MorningWithoutWords", MorningCard.Draw(English, Guide, fresh, Today));
        foreach (var (guide, step) in English.Guides.Guides.SelectMany(guide => guide.FollowUp!.Steps.Select(step => (guide, step))))
            yield return new($"FollowUp-{guide.Id}-{step.Id}", FollowUpCard.Draw(English, guide, step, Answered(Begun("The winter rota", guide), Realistic), StepView.Plain, isUnasked: guide == Guide));
        yield return new("FollowUpCorrected", FollowUpCard.Draw(English, Guide, Guide.FollowUp!.HowDidItGo!, done, StepView.Plain with
        {
            Typed = ImmutableDictionary<string, string>.Empty.Add("after-happened", new string('a', 4003)),
            Faults = [new AnswerFault.TooLong("after-happened", 3, Preparation.LongestAnswer)],
        }, isUnasked: false));
        yield return new("FollowUpAgain", FollowUpCard.Draw(English, Guide, Guide.FollowUp.Review!, followed, StepView.Plain, isUnasked: false));
        yield return new("FollowUpKept", FollowUpCard.Kept(English, Guide, followed, FollowUp.HowDidItGoId));
        yield return new("FollowUpLeft", FollowUpCard.Left(English, fresh));
        yield return new("PlanEmpty", PlanCard.Draw(English, Guide, fresh, StepTips.None, Today));
        yield return new("List", ListCard.Draw(English, [Summary(done, 1), Summary(fresh, 2)], archived: false));
        yield return new("ListEmpty", ListCard.Draw(English, [], archived: false));
        yield return new("Delete", DeleteCard.Draw(English, fresh));
        yield return new("Doubt", DoubtCard.Draw(English, Guide, InDoubt("From the phone.", "From the laptop."), "my-part"));
        yield return new("Paused", NoticeCards.Paused(English, fresh));
        yield return new("Archived", NoticeCards.Archived(English, fresh));
        yield return new("Deleted", NoticeCards.Deleted(English));
        yield return new("MyData", MyDataCards.Overview(English, [new KeptKind(Kinds.Preparation, 3, Now.AddDays(-40), Now), new KeptKind(Kinds.MutedTip, 2, null, null)], new RetentionOptions()));
        yield return new("Retention", RetentionCard.Draw(English, [Summary(done, 1), Summary(fresh, 2)], Now.AddDays(14)));
        yield return new("AskErase", MyDataCards.AskErase(English));
        yield return new("Erased", MyDataCards.Done(English, new Erased(Now, [new KeptKind(Kinds.Preparation, 3, Now.AddDays(-40), Now)])));
        yield return new("Blanked", NoticeCards.Blanked(English));
        yield return new("Download", NoticeCards.Download(English, "Plan The winter rota.docx", new Uri("https://coach.example/exports/token")));
        yield return new("NotStarted", NoticeCards.NotStarted(English));
        yield return new("Old", NoticeCards.Old(English));
        yield return new("NotFound", NoticeCards.NotFound(English));
        yield return new("Unknown", NoticeCards.Unknown(English, fresh));
        yield return new("Private", NoticeCards.Private(English, new Uri("https://teams.microsoft.com/l/chat/0/0?users=28:bot")));
        yield return new("Trouble", NoticeCards.Trouble(English, ["What I had typed."]));

        // The same cards in Welsh; what differs is content.
        var ours = Welsh.Guides.Guides[0];
        yield return new("Welsh-Welcome", WelcomeCard.Draw(Welsh));
        yield return new("Welsh-Help", HelpCard.Draw(Welsh, fresh));
        yield return new("Welsh-Start", StartCard.Draw(Welsh, new StartPreparation(Id), DetailsErrors.None));
        foreach (var step in ours.Steps) yield return new($"Welsh-Step-{step.Id}", StepCard.Draw(Welsh, ours, step, fresh, StepView.Plain));
        yield return new("Welsh-Plan", PlanCard.Draw(Welsh, ours, followed, StepTips.None, Today));
        yield return new("Welsh-MyData", MyDataCards.Overview(Welsh, [new KeptKind(Kinds.Preparation, 3, Now.AddDays(-40), Now), new KeptKind(Kinds.MutedTip, 2, null, null)], new RetentionOptions()));
    }

    private static IEnumerable<NamedCard> DrawFullest()
    {
        var about = new string('*', Preparation.LongestAbout);
        // Welsh takes more room for the same.
        foreach (var guide in Welsh.Guides.Guides)
        {
            var full = Answered(Begun(about, guide), prompt => Longest(prompt, "€"));
            foreach (var step in guide.Steps) yield return new($"Welsh step {guide.Id} {step.Id}", StepCard.Draw(Welsh, guide, step, full, StepView.Plain));
            var told = Followed(Begun(about, guide), prompt => Longest(prompt, "€"));
            foreach (var step in guide.FollowUp!.Steps) yield return new($"Welsh follow-up {guide.Id} {step.Id}", FollowUpCard.Draw(Welsh, guide, step, told, StepView.Plain, isUnasked: true));
            yield return new($"Welsh plan {guide.Id}", PlanCard.Draw(Welsh, guide, told, StepTips.None, Today));
        }

        foreach (var sign in Signs)
        {
            foreach (var guide in English.Guides.Guides)
            {
                var full = Answered(Begun(about, guide), prompt => Longest(prompt, sign));
                foreach (var step in guide.Steps) yield return new($"Step {guide.Id} {step.Id} of {sign}", StepCard.Draw(English, guide, step, full, StepView.Plain));
                var told = Followed(Begun(about, guide), prompt => Longest(prompt, sign));
                foreach (var step in guide.FollowUp!.Steps) yield return new($"Follow-up {guide.Id} {step.Id} of {sign}", FollowUpCard.Draw(English, guide, step, told, StepView.Plain, isUnasked: true));
                yield return new($"Morning {guide.Id} of {sign}", MorningCard.Draw(English, guide, full, Today.AddDays(-2)));
                yield return new($"Plan {guide.Id} of {sign}", PlanCard.Draw(English, guide, full, StepTips.None, Today));
                yield return new($"Plan {guide.Id} afterwards of {sign}", PlanCard.Draw(English, guide, told, StepTips.None, Today));
            }

            var words = Repeat(sign, Preparation.LongestAnswer);
            yield return new($"Doubt of {sign}", DoubtCard.Draw(English, Guide, InDoubt(words, words[1..] + "x"), "my-part"));
            yield return new($"Trouble of {sign}", NoticeCards.Trouble(English, [Repeat(sign, 30_000)]));
            yield return new($"Start of {sign}", StartCard.Draw(English, new StartPreparation(Id) { About = Repeat(sign, 30_000), With = Repeat(sign, 30_000) }, DetailsErrors.None with { About = "x" }));
        }

        yield return new("Retention of many", RetentionCard.Draw(English, [.. Enumerable.Range(1, 40).Select(number => Summary(Begun(about), number))], Now));
        yield return new("List of many", ListCard.Draw(English, [.. Enumerable.Range(1, 40).Select(number => Summary(Begun(about), number))], archived: false));
    }

    public static Preparation Begun(string about, Guide? guide = null) =>
        ((StartOutcome.Started)Preparation.Start(Id, new UserId("tenant", "ann"), guide ?? Guide, new Details(about, "R.P.", new DateOnly(2026, 12, 3)), Now)).Preparation;

    /// <summary>Every prompt of every step answered.</summary>
    public static Preparation Answered(Preparation preparation, Func<Prompt, string> text) => Answered(preparation, English.GuideOf(preparation.GuideId).Steps, text);

    /// <summary>Every prompt of every step answered, and those that are asked after the conversation.</summary>
    public static Preparation Followed(Preparation preparation, Func<Prompt, string> text) =>
        Answered(Answered(preparation, text), English.GuideOf(preparation.GuideId).FollowUp!.Steps, text).GoTo(null, Now);

    private static Preparation Answered(Preparation preparation, IEnumerable<GuideStep> steps, Func<Prompt, string> text) => steps.Aggregate(preparation, (current, step) =>
    {
        var texts = step.Prompts.ToImmutableDictionary(prompt => prompt.Id, text);
        return ((AnswerOutcome.Saved)current.Answer(English.GuideOf(preparation.GuideId), new StepAnswers(step.Id, texts, current.Version, NextMove.Stay), Now)).Preparation;
    });

    private static PreparationSummary Summary(Preparation preparation, int number) =>
        new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), preparation.GuideId, preparation.About, preparation.With, preparation.Day, preparation.Status, preparation.Step, Now);

    private static Preparation InDoubt(string first, string second)
    {
        var begun = Begun("The winter rota");
        var saved = ((AnswerOutcome.Saved)begun.Answer(Guide, Typed(begun, first), Now)).Preparation;
        return ((AnswerOutcome.Saved)saved.Answer(Guide, Typed(begun, second), Now)).Preparation;

        static StepAnswers Typed(Preparation drawn, string text) => new(Guide.Steps[0].Id, ImmutableDictionary<string, string>.Empty.Add("my-part", text), drawn.Version, NextMove.Stay);
    }

    public static string Realistic(Prompt prompt) => prompt.Kind switch
    {
        PromptKind.OneOf => prompt.Choices[0].Id,
        PromptKind.AnyOf => AnswerText.Choices([prompt.Choices[1].Id, prompt.Choices[^1].Id]),
        PromptKind.Scale => "7",
        PromptKind.Date => "2026-12-10",
        PromptKind.List => "Safe nights\nRested people",
        PromptKind.Sentence => AnswerText.Cells(prompt.Fields.Select(field => field.IsDate ? "2026-12-17" : "safe nights for everyone")),
        PromptKind.Progress => Progress.Say("", [.. Realistic(prompt.Of!).Split('\n')], place => prompt.Choices[place % prompt.Choices.Length].Id),
        PromptKind.Rows => AnswerText.Rows([["Ann", "sends the draft rota", "2026-12-04"], ["R.P.", "answers within two days", "2026-12-06"]]),
        _ => "We stopped talking in May, after two swaps were refused.",
    };

    public static string Longest(Prompt prompt, string sign) => prompt.Kind switch
    {
        PromptKind.OneOf => prompt.Choices[^1].Id,
        PromptKind.AnyOf => AnswerText.Choices(prompt.Choices.Select(choice => choice.Id)),
        PromptKind.Scale => "10",
        PromptKind.Date => "2026-12-10",
        PromptKind.Progress => Progress.Say("", [.. Longest(prompt.Of!, sign).Split('\n')], _ => prompt.Choices[1].Id),
        PromptKind.Sentence => AnswerText.Cells(prompt.Fields.Select(field => Cell(field, sign))),
        PromptKind.Rows => AnswerText.Rows(Enumerable.Range(0, Prompt.MostRows).Select(_ => prompt.Fields.Select(field => Cell(field, sign)))),
        _ => Repeat(sign, Preparation.LongestAnswer),
    };

    private static string Cell(Field field, string sign) => field.IsDate ? "2026-12-17" : Repeat(sign.Replace("\n", "x", StringComparison.Ordinal), Preparation.LongestCell);

    // A letter at either end, because space around an answer is not kept.
    public static string Repeat(string sign, int length) => "x" + string.Concat(Enumerable.Repeat(sign, (length - 2) / sign.Length)) + "x";
}
