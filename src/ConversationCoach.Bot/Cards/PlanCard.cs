using AdaptiveCards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What a person takes into the room: the answers in the order of the conversation, not of the questions.</summary>
internal static class PlanCard
{
    // In characters of JSON, so that the whole stays within 28 KB as UTF-16.
    private const int RoomForAnswers = 6300, QuestionsOfFollowUp = 1700, ButtonOfFollowUp = 300;

    // Of any answer; tips on wording give way to it.
    private const int FewestShown = 20;

    /// <summary>Of the tips as many as there is room for.</summary>
    /// <param name="today">The person's calendar day: once that of the conversation has come, the plan asks how it went.</param>
    public static AdaptiveCard Draw(Language language, Guide guide, Preparation preparation, StepTips tips, DateOnly today) => tips.Open.IsEmpty
        ? DrawAll(language, guide, preparation, tips, today)
        : SentCard.Fullest(tips.Open.Length, count => DrawAll(language, guide, preparation, tips.First(count), today));

    private static AdaptiveCard DrawAll(Language language, Guide guide, Preparation preparation, StepTips tips, DateOnly today)
    {
        var words = language.Phrases.Plan;
        var about = Plain(preparation.About);
        var answered = guide.EveryStep.SelectMany(step => preparation.PromptsOf(step)).Where(prompt => preparation.TextOf(prompt.Id).Length > 0).ToDictionary(prompt => prompt.Id, StringComparer.Ordinal);
        var sections = guide.Summary.Select(section => new AnsweredSection(section.Title, [.. section.From.Select(id => answered.GetValueOrDefault(id)).OfType<Prompt>()])).ToList();
        var afterwards = Afterwards(language, guide, preparation, today).ToList();
        var after = afterwards.Count > 0 ? new AdaptiveElement[] { SubHeading(language.Phrases.FollowUp.After), new AdaptiveActionSet { Actions = afterwards } } : [];
        var hasCome = preparation.Day <= today;
        var longest = LongestShown(sections, preparation, RoomForAnswers - TipElements.Room(tips) - (HasFollowUp(guide, answered) ? QuestionsOfFollowUp : 0) - (afterwards.Count * ButtonOfFollowUp));
        var open = sections.Where((section, place) => section.Answered.Count == 0 && guide.FollowUp?.Fills(guide.Summary[place]) is not true).Select(section => section.Title).ToList();
        return Card(words.Title.Fill(("about", about)), words.Speak.Fill(("about", preparation.About)),
            [
                Text(preparation.Status is PreparationStatus.Complete ? words.Done : words.SoFar),
                .. TipElements.Draw(language.Phrases, preparation, tips),
                new AdaptiveFactSet
                {
                    Facts =
                    [
                        new AdaptiveFact(words.With, preparation.With.Length > 0 ? Plain(preparation.With) : words.None),
                        new AdaptiveFact(words.Day, preparation.Day is { } day ? language.LongDay(day) : words.None),
                    ],
                },
                // Before the conversation the words to say come first, after it what is asked about it.
                .. hasCome ? after : [],
                .. sections.Where(section => section.Answered.Count > 0).SelectMany(section => Section(language, section, preparation, longest)),
                .. open.Count > 0 ? [Quiet(words.Empty.Fill(("sections", string.Join("; ", open))))] : Array.Empty<AdaptiveElement>(),
                .. hasCome ? [] : after,
                SubHeading(words.Edit),
                ChooseStep(language, guide),
            ],
            [
                Submit(words.EditOpen, new EditStep(preparation.Id)),
                Leave(words.Export, new ExportPlan(preparation.Id)),
                .. preparation.PreWork is null ? Array.Empty<AdaptiveAction>() : [Leave(language.Phrases.PreWork.Share, new ChooseParts(preparation.Id))],
                Leave(words.Details, new EditDetails(preparation.Id)),
                Leave(words.Archive, new ArchivePreparation(preparation.Id)),
                Leave(words.List, new ShowList(Archived: false)),
            ]);
    }

    // A sentence tells what it answers; of several other answers in a row each is told.
    private static IEnumerable<AdaptiveElement> Section(Language language, AnsweredSection section, Preparation preparation, int longest)
    {
        yield return SubHeading(section.Title);
        foreach (var prompt in section.Answered)
        {
            var answer = Text(AnswerShown.Markdown(language, prompt, preparation.TextOf(prompt.Id), longest));
            if (section.Answered.Count > 1 && prompt.Kind is not PromptKind.Sentence)
            {
                // Nearer to its own answer than to the one before.
                yield return new AdaptiveTextBlock(prompt.Ask) { Wrap = true, IsSubtle = true, Spacing = AdaptiveSpacing.Medium };
                answer.Spacing = AdaptiveSpacing.None;
            }

            yield return answer;
        }
    }

    private static AdaptiveChoiceSetInput ChooseStep(Language language, Guide guide) => new()
    {
        Id = "step",
        Label = language.Phrases.Plan.EditChoose,
        Style = AdaptiveChoiceInputStyle.Compact,
        Value = guide.Steps[0].Id,
        ErrorMessage = language.Phrases.Fault.NotAChoice,
        Choices = [.. guide.Steps.Select((step, index) => new AdaptiveChoice { Title = $"{index + 1}. {step.Title}", Value = step.Id })],
    };

    private static IEnumerable<AdaptiveAction> Afterwards(Language language, Guide guide, Preparation preparation, DateOnly today)
    {
        if (preparation.Status is not PreparationStatus.Complete) yield break;
        if (guide.FollowUp?.HowDidItGo is not null && (preparation.Day ?? today) <= today)
            yield return Leave(language.Phrases.FollowUp.HowDidItGo, new ShowHowDidItGo(preparation.Id));
        if (preparation.HasAgreements(guide))
            yield return Leave(language.Phrases.FollowUp.Review, new ShowReview(preparation.Id));
    }

    private static bool HasFollowUp(Guide guide, Dictionary<string, Prompt> answered) =>
        guide.FollowUp is { } followUp && followUp.Steps.SelectMany(step => step.Prompts).Any(prompt => answered.ContainsKey(prompt.Id));

    // All in full when they fit, else each by as much as leaves room for the others.
    private static int LongestShown(IEnumerable<AnsweredSection> sections, Preparation preparation, int room)
    {
        var lengths = sections.SelectMany(section => section.Answered).Select(prompt => JsonLength(preparation.TextOf(prompt.Id))).ToList();
        return lengths.Sum() <= room ? int.MaxValue : Math.Max(FewestShown, room / (2 * lengths.Count));
    }

    private sealed record AnsweredSection(string Title, IReadOnlyList<Prompt> Answered);
}
