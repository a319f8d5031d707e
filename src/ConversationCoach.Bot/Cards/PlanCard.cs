using AdaptiveCards;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What a person takes into the room: the answers in the order of the conversation, not of the questions.</summary>
internal static class PlanCard
{
    // In characters of JSON, so that the whole stays within 28 KB as UTF-16.
    private const int RoomForAnswers = 6500;

    public static AdaptiveCard Draw(Language language, Guide guide, Preparation preparation)
    {
        var words = language.Phrases.Plan;
        var about = Plain(preparation.About);
        var sections = guide.Summary.Select(section => new AnsweredSection(section.Title,
            [.. section.From.Select(guide.FindPrompt).OfType<Prompt>().Where(prompt => IsShown(guide, preparation, prompt.Id))])).ToList();
        var open = sections.Where(section => section.Answered.Count == 0).Select(section => section.Title).ToList();
        return Card(words.Title.Fill(("about", about)), words.Speak.Fill(("about", preparation.About)),
            [
                Text(preparation.Status is PreparationStatus.Complete ? words.Done : words.SoFar),
                new AdaptiveFactSet
                {
                    Facts =
                    [
                        new AdaptiveFact(words.With, preparation.With.Length > 0 ? Plain(preparation.With) : words.None),
                        new AdaptiveFact(words.Day, preparation.Day is { } day ? language.LongDay(day) : words.None),
                    ],
                },
                .. sections.Where(section => section.Answered.Count > 0).SelectMany(section => Section(language, section, preparation, LongestShown(guide, preparation))),
                .. open.Count > 0 ? [Quiet(words.Empty.Fill(("sections", string.Join(", ", open))))] : Array.Empty<AdaptiveElement>(),
            ],
            [
                new AdaptiveShowCardAction { Title = words.Edit, Card = ChooseStep(language, guide, preparation) },
                Submit(words.Details, new EditDetails(preparation.Id)),
                Submit(words.Archive, new ArchivePreparation(preparation.Id)),
                Submit(words.List, new ShowList(Archived: false)),
            ]);
    }

    // A sentence tells what it answers; of several other answers in a row each is told.
    private static IEnumerable<AdaptiveElement> Section(Language language, AnsweredSection section, Preparation preparation, int longest)
    {
        yield return SubHeading(section.Title);
        foreach (var prompt in section.Answered)
        {
            if (section.Answered.Count > 1 && prompt.Kind is not PromptKind.Sentence) yield return Quiet(prompt.Ask);
            yield return Text(AnswerShown.Markdown(language, prompt, preparation.TextOf(prompt.Id), longest));
        }
    }

    private static AdaptiveCard ChooseStep(Language language, Guide guide, Preparation preparation) => new("1.5")
    {
        Body =
        [
            new AdaptiveChoiceSetInput
            {
                Id = "step",
                Label = language.Phrases.Plan.EditChoose,
                Style = AdaptiveChoiceInputStyle.Compact,
                Value = guide.Steps[0].Id,
                ErrorMessage = language.Phrases.Fault.NotAChoice,
                Choices = [.. guide.Steps.Select((step, index) => new AdaptiveChoice { Title = $"{index + 1}. {step.Title}", Value = step.Id })],
            },
        ],
        Actions = [Submit(language.Phrases.Plan.EditOpen, new EditStep(preparation.Id))],
    };

    private static bool IsShown(Guide guide, Preparation preparation, string promptId) =>
        preparation.TextOf(promptId).Length > 0 && preparation.IsAsked(guide, promptId);

    // All in full when they fit, else each by as much as leaves room for the others.
    private static int LongestShown(Guide guide, Preparation preparation)
    {
        var lengths = guide.Summary.SelectMany(section => section.From).Where(prompt => IsShown(guide, preparation, prompt)).Select(prompt => JsonLength(preparation.TextOf(prompt))).ToList();
        return lengths.Sum() <= RoomForAnswers ? int.MaxValue : RoomForAnswers / (2 * lengths.Count);
    }

    private sealed record AnsweredSection(string Title, IReadOnlyList<Prompt> Answered);
}
