using System.Collections.Immutable;
using System.Globalization;
using AdaptiveCards;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Phrasing;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What a coach asks of a person, and all that the person can answer.</summary>
internal static class PreWorkCard
{
    private const int LongestWord = 300;

    /// <param name="lead">Said above it, when it comes once more.</param>
    public static AdaptiveCard Draw(Language language, PreWork asked, string? lead = null)
    {
        var words = language.Phrases.PreWork;
        return Card(Title(language, asked.CoachName), null,
            [
                .. lead is null ? Array.Empty<AdaptiveElement>() : [Text(lead)],
                .. Asked(language, asked.CoachName, asked.GuideId, asked.Note, asked.Due).Skip(1),
                .. asked.Share is null ? Array.Empty<AdaptiveElement>() : [Text(words.SharedNow)],
                .. asked.Preparation is null
                    ? [new AdaptiveTextInput { Id = "word", Label = words.Word, MaxLength = LongestWord, ErrorMessage = language.Phrases.Fault.TooLong.Fill(("by", 1), ("most", LongestWord)) }]
                    : Array.Empty<AdaptiveElement>(),
            ],
            asked.Preparation is { } preparation
                ?
                [
                    Primary(words.Continue, new OpenPreparation(preparation)),
                    Leave(words.Share, new ChooseParts(preparation)),
                    .. asked.Share is null ? Array.Empty<AdaptiveAction>() : [Leave(words.TakeBack, new AnswerPreWork(PreWorkAnswer.TakeBack, asked.Id))],
                    Leave(words.More, new AnswerPreWork(PreWorkAnswer.More, asked.Id)),
                ]
                :
                [
                    new AdaptiveSubmitAction
                    {
                        Title = words.Start, Style = "positive", AssociatedInputs = AdaptiveAssociatedInputs.None,
                        Data = new Newtonsoft.Json.Linq.JRaw(new AnswerPreWork(PreWorkAnswer.Start, asked.Id).ToJson()),
                    },
                    Leave(words.Later, new AnswerPreWork(PreWorkAnswer.Later, asked.Id)),
                    Submit(words.Decline, new AnswerPreWork(PreWorkAnswer.Decline, asked.Id)),
                    Leave(words.More, new AnswerPreWork(PreWorkAnswer.More, asked.Id)),
                ]);
    }

    /// <summary>What it says, with its heading first: the same for the coach who looks at it before it goes.</summary>
    public static IEnumerable<AdaptiveElement> Asked(Language language, string coach, string guideId, string note, DateOnly? due)
    {
        var (words, guide) = (language.Phrases.PreWork, language.GuideOf(guideId));
        yield return SubHeading(Title(language, coach));
        yield return Text(words.Text.Fill(("guide", guide.Title), ("minutes", guide.Minutes)));
        if (due is { } day) yield return Text(words.Due.Fill(("day", language.LongDay(day))));
        if (note.Length > 0) yield return Text(words.Note.Fill(("note", Plain(note))));
        yield return Text(words.Seen);
    }

    public static AdaptiveCard More(Language language, PreWork asked)
    {
        var words = language.Phrases.PreWork;
        return Card(words.MoreTitle, null, [.. Asked(language, asked.CoachName, asked.GuideId, "", asked.Due).Skip(1).Take(2)],
            [
                asked.IsReminded
                    ? Submit(words.NoRemind, new AnswerPreWork(PreWorkAnswer.DoNotRemind, asked.Id))
                    : Submit(words.Remind, new AnswerPreWork(PreWorkAnswer.Remind, asked.Id)),
                .. asked.Share is null ? Array.Empty<AdaptiveAction>() : [Submit(words.TakeBack, new AnswerPreWork(PreWorkAnswer.TakeBack, asked.Id))],
                Submit(words.Decline, new AnswerPreWork(PreWorkAnswer.Decline, asked.Id)),
                Submit(words.Block.Fill(("coach", Coach(language, asked.CoachName))), new AnswerPreWork(PreWorkAnswer.Block, asked.Id)),
            ]);
    }

    public static AdaptiveCard List(Language language, ImmutableArray<PreWork> asked)
    {
        var words = language.Phrases.PreWork;
        var shown = asked.Take(ListCard.MostShown).ToList();
        return Card(words.ListTitle, null,
            shown.Count == 0
                ? [Text(words.ListNone)]
                :
                [
                    .. shown.SelectMany((one, index) => new AdaptiveElement[]
                    {
                        SubHeading(Item(language, one, $"{index + 1}\\")),
                        Quiet(string.Join(" · ", new[] { Status(language, one), one.Due is { } due ? words.Due.Fill(("day", language.LongDay(due))) : "" }.Where(text => text.Length > 0))),
                    }),
                    .. asked.Length > shown.Count ? [Quiet(words.ListMore.Fill(("count", asked.Length - shown.Count)))] : Array.Empty<AdaptiveElement>(),
                    new AdaptiveChoiceSetInput
                    {
                        Id = "chosen", Label = words.Choose, Style = AdaptiveChoiceInputStyle.Compact, Value = shown[0].Id.ToString(), ErrorMessage = language.Phrases.Fault.NotAChoice,
                        Choices = [.. shown.Select((one, index) => new AdaptiveChoice { Title = Item(language, one, (index + 1).ToString(CultureInfo.InvariantCulture)), Value = one.Id.ToString() })],
                    },
                ],
            [
                .. shown.Count == 0 ? Array.Empty<AdaptiveAction>() : [Submit(words.Open, new AnswerPreWork(PreWorkAnswer.Open))],
                Leave(language.Phrases.Common.List, new ShowList(Archived: false)),
            ]);
    }

    /// <summary>All that is left of it where it was declined; whoever thinks better of it may begin.</summary>
    public static AdaptiveCard Declined(Language language, PreWork asked, string said)
    {
        var words = language.Phrases.PreWork;
        var isShared = asked.Share is not null;
        return Card(words.DeclinedTitle, null,
            [
                Quiet(words.DeclinedOf.Fill(("guide", language.GuideOf(asked.GuideId).Title), ("coach", Plain(Coach(language, asked.CoachName))))),
                Text(said),
                .. isShared ? [Text(words.SharedNow)] : Array.Empty<AdaptiveElement>(),
            ],
            [
                Submit(words.StartAfterAll, new AnswerPreWork(PreWorkAnswer.Start, asked.Id)),
                .. isShared ? [Submit(words.TakeBack, new AnswerPreWork(PreWorkAnswer.TakeBack, asked.Id))] : Array.Empty<AdaptiveAction>(),
            ]);
    }

    /// <param name="asked">What was asked; <see langword="null"/> when nothing is known of it any more.</param>
    public static AdaptiveCard Withdrawn(Language language, PreWork? asked)
    {
        var words = language.Phrases.PreWork;
        var isShared = asked is { Share: not null };
        var said = asked is null
            ? words.Withdrawn
            : words.WithdrawnFrom.Fill(("guide", language.GuideOf(asked.GuideId).Title), ("coach", Plain(Coach(language, asked.CoachName))));
        return Card(words.WithdrawnTitle, null,
            [Text(said), .. isShared ? [Text(words.SharedNow)] : Array.Empty<AdaptiveElement>()],
            [
                // What the person gave stays theirs to take, whatever the coach does.
                .. isShared ? [Leave(words.TakeBack, new AnswerPreWork(PreWorkAnswer.TakeBack, asked!.Id))] : Array.Empty<AdaptiveAction>(),
                Submit(language.Phrases.Common.List, new ShowList(Archived: false)),
            ]);
    }

    public static string Coach(Language language, string name) => name.Length > 0 ? name : language.Phrases.PreWork.Coach;

    private static string Title(Language language, string coach) =>
        coach.Length > 0 ? language.Phrases.PreWork.Title.Fill(("coach", Plain(coach))) : language.Phrases.PreWork.TitleUnnamed;

    private static string Item(Language language, PreWork asked, string number) => language.Phrases.PreWork.Item.Fill(
        ("number", number), ("guide", language.GuideOf(asked.GuideId).Title), ("coach", Coach(language, asked.CoachName)));

    private static string Status(Language language, PreWork asked) => asked.Progress switch
    {
        AssignedStatus.Started => language.Phrases.PreWork.StatusStarted,
        AssignedStatus.Complete => language.Phrases.PreWork.StatusComplete,
        _ => language.Phrases.PreWork.StatusQueued,
    };
}
