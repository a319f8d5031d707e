using System.Collections.Immutable;
using System.Globalization;
using AdaptiveCards;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Phrasing;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>How far the people of a coach are: status and dates, and no word of theirs but what they wrote to the coach.</summary>
internal static class FollowCard
{
    /// <summary>People on one page.</summary>
    public const int PageSize = 15;

    // Of fifteen people at their fullest, so that the card stays within 28 KB.
    private const int LongestName = 60, RoomForReply = 160;

    private static readonly AssignedStatus[] Filters = [AssignedStatus.Sent, AssignedStatus.Seen, AssignedStatus.Started, AssignedStatus.Complete, AssignedStatus.Declined, AssignedStatus.Unreached, AssignedStatus.Withdrawn];

    /// <param name="given">Of this page, and one more when there is another.</param>
    /// <param name="page">From 0.</param>
    public static AdaptiveCard List(Language language, ImmutableArray<AssignmentSummary> given, int page)
    {
        var words = language.Phrases.Follow;
        var (shown, first) = (given.Take(ListCard.MostShown).ToList(), (page * ListCard.MostShown) + 1);
        return Card(words.Title, null,
            shown.Count == 0
                ? [Text(words.None)]
                :
                [
                    .. shown.SelectMany((one, index) => new AdaptiveElement[] { SubHeading(Item(language, one, $"{first + index}\\")), Quiet(Counts(language, one)) }),
                    new AdaptiveChoiceSetInput
                    {
                        Id = "chosen", Label = words.Choose, Style = AdaptiveChoiceInputStyle.Compact, Value = shown[0].Assignment.Id.ToString(), ErrorMessage = language.Phrases.Fault.NotAChoice,
                        Choices = [.. shown.Select((one, index) => new AdaptiveChoice
                        {
                            Title = Item(language, one, (first + index).ToString(CultureInfo.InvariantCulture)), Value = one.Assignment.Id.ToString(),
                        })],
                    },
                ],
            [
                .. shown.Count == 0 ? Array.Empty<AdaptiveAction>() : [Submit(words.Open, new FollowAssignment())],
                .. Turns(words, turned => new ShowFollow(turned), page, isLast: given.Length <= ListCard.MostShown),
                Leave(words.New, new ShowAssign()),
            ]);
    }

    /// <param name="said">What has just been done; <see langword="null"/> when nothing.</param>
    public static AdaptiveCard Draw(Language language, AssignmentSummary given, FollowPage page, int number, AssignedStatus? filter, string? said)
    {
        var (words, assignment) = (language.Phrases.Follow, given.Assignment);
        var last = Math.Min(page.Found, (number + 1) * PageSize);
        return Card(language.GuideOf(assignment.GuideId).Title, null,
            [
                .. said is null ? Array.Empty<AdaptiveElement>() : [Text(said)],
                Quiet(assignment.Due is { } due ? words.OneDue.Fill(("day", language.LongDay(due))) : words.OneNoDue),
                Text(Counts(language, given)),
                new AdaptiveChoiceSetInput
                {
                    Id = "filter", Label = words.Filter, Style = AdaptiveChoiceInputStyle.Compact, Value = filter?.ToString() ?? "all", ErrorMessage = language.Phrases.Fault.NotAChoice,
                    Choices = [new AdaptiveChoice { Title = words.FilterAll, Value = "all" }, .. Filters.Select(one => new AdaptiveChoice { Title = Name(language, one), Value = one.ToString() })],
                },
                .. page.Shown.IsEmpty ? [Text(words.Nobody)] : page.Shown.SelectMany(one => Person(language, assignment, one)),
                .. page.Shown.IsEmpty ? Array.Empty<AdaptiveElement>() :
                [
                    Quiet(words.Page.Fill(("first", (number * PageSize) + 1), ("last", last), ("found", page.Found))),
                    .. Turns(words, turned => new FollowPeople(assignment.Id, FollowAction.Turn, turned), number, isLast: last >= page.Found) is { Count: > 0 } turns
                        ? [new AdaptiveActionSet { Actions = turns }]
                        : Array.Empty<AdaptiveElement>(),
                    new AdaptiveChoiceSetInput
                    {
                        Id = "person", Label = words.Person, Style = AdaptiveChoiceInputStyle.Compact, Value = "all", ErrorMessage = language.Phrases.Fault.NotAChoice,
                        Choices =
                        [
                            new AdaptiveChoice { Title = words.AllOpen, Value = "all" },
                            .. page.Shown.Select(one => new AdaptiveChoice { Title = Called(language, one), Value = one.Id.ToString() }),
                        ],
                    },
                ],
            ],
            [
                Submit(words.Apply, new FollowPeople(assignment.Id, FollowAction.Show, 0)),
                .. page.Shown.IsEmpty ? Array.Empty<AdaptiveAction>() :
                [
                    Submit(words.Nudge, new FollowPeople(assignment.Id, FollowAction.Nudge, number)),
                    Submit(words.See, new FollowPeople(assignment.Id, FollowAction.See, number)),
                    Submit(words.Withdraw, new FollowPeople(assignment.Id, FollowAction.Withdraw, number)),
                ],
                Submit(words.More, new FollowPeople(assignment.Id, FollowAction.More, number)),
            ]);
    }

    /// <param name="whom">A name, or all who have not finished.</param>
    /// <param name="press">What was asked; the same is asked again, for good.</param>
    public static AdaptiveCard AskWithdraw(Language language, FollowPeople press, string whom)
    {
        var words = language.Phrases.Follow;
        return Card(words.WithdrawTitle, null, [Text(words.WithdrawText.Fill(("whom", Plain(whom))))],
            [Submit(words.Back, new FollowAssignment(press.Assignment)), Submit(words.WithdrawYes, press with { Do = FollowAction.WithdrawForGood })]);
    }

    /// <param name="fault">What is wrong with the day; <see langword="null"/> when nothing.</param>
    public static AdaptiveCard More(Language language, Assignment assignment, string? fault)
    {
        var words = language.Phrases.Follow;
        return Card(words.MoreTitle, null,
            [
                .. fault is null ? Array.Empty<AdaptiveElement>() : [Fault(language.Phrases.Fault.Marker.Fill(("fault", fault)))],
                DayInput("due", words.ExtendTo, DayValue(assignment.Due), language.Phrases.Fault.NotADay),
            ],
            [
                Submit(words.Extend, new ChangeDue(assignment.Id)),
                Leave(words.Csv, new FollowPeople(assignment.Id, FollowAction.Csv, 0)),
                Leave(words.Back, new FollowAssignment(assignment.Id)),
            ]);
    }

    public static AdaptiveCard Unreached(Language language, Assignment assignment, FollowPage page)
    {
        var words = language.Phrases.Follow;
        var names = string.Join(", ", page.Shown.Select(one => Plain(Called(language, one))));
        return Card(words.UnreachedTitle, null,
            [Text(words.UnreachedText.Fill(("guide", language.GuideOf(assignment.GuideId).Title), ("names", page.Found > page.Shown.Length
                ? language.Phrases.Assign.PreviewMore.Fill(("names", names), ("count", page.Found - page.Shown.Length))
                : names))), .. page.Shown.Any(one => one.Name.Length == 0) ? [Quiet(language.Phrases.Assign.UnnamedWhy)] : Array.Empty<AdaptiveElement>()],
            [Submit(language.Phrases.Follow.Open, new FollowAssignment(assignment.Id))]);
    }

    public static string Called(Language language, Assigned one) => one.Name.Length > 0 ? Cut(one.Name, LongestName) : AssignCard.Unnamed(language, one.Number);

    public static string Name(Language language, AssignedStatus progress) => progress switch
    {
        AssignedStatus.Queued => language.Phrases.Follow.Queued,
        AssignedStatus.Sent => language.Phrases.Follow.Sent,
        AssignedStatus.Seen => language.Phrases.Follow.Seen,
        AssignedStatus.Started => language.Phrases.PreWork.StatusStarted,
        AssignedStatus.Complete => language.Phrases.Follow.Complete,
        AssignedStatus.Declined => language.Phrases.Follow.Declined,
        AssignedStatus.Withdrawn => language.Phrases.Follow.WithdrawnOne,
        _ => language.Phrases.Follow.Unreached,
    };

    private static List<AdaptiveAction> Turns(FollowPhrases words, Func<int, CardSubmit> press, int page, bool isLast) =>
    [
        .. page > 0 ? [Submit(words.Previous, press(page - 1))] : Array.Empty<AdaptiveAction>(),
        .. isLast ? Array.Empty<AdaptiveAction>() : [Submit(words.Next, press(page + 1))],
    ];

    private static IEnumerable<AdaptiveElement> Person(Language language, Assignment assignment, Assigned one)
    {
        var words = language.Phrases.Follow;
        yield return new AdaptiveTextBlock(Plain(Called(language, one))) { Weight = AdaptiveTextWeight.Bolder, Wrap = true, Spacing = AdaptiveSpacing.Medium };
        var moved = words.Moved.Fill(("status", Status(language, assignment, one)), ("day", language.ShortDay(one.MovedAt)));
        yield return Quiet(one.Share is null ? moved : words.Shares.Fill(("moved", moved)));
        if (one.Reply.Length > 0) yield return Quiet(words.Reply.Fill(("reply", PlainWithin(one.Reply, RoomForReply))));
    }

    private static string Status(Language language, Assignment assignment, Assigned one)
    {
        if (one is not { Progress: AssignedStatus.Started, Step: { } step }) return Name(language, one.Progress);
        var guide = language.GuideOf(assignment.GuideId);
        return language.Phrases.Follow.Started.Fill(("step", Math.Max(1, guide.IndexOf(step) + 1)), ("steps", guide.Steps.Length));
    }

    private static string Counts(Language language, AssignmentSummary given) => language.Phrases.Follow.Counts.Fill(
        ("people", given.People), ("complete", Of(given, AssignedStatus.Complete)), ("started", Of(given, AssignedStatus.Started)),
        ("open", Of(given, AssignedStatus.Queued) + Of(given, AssignedStatus.Sent) + Of(given, AssignedStatus.Seen)), ("declined", Of(given, AssignedStatus.Declined)), ("unreached", Of(given, AssignedStatus.Unreached)));

    private static int Of(AssignmentSummary given, AssignedStatus progress) => given.Count.GetValueOrDefault(progress);

    private static string Item(Language language, AssignmentSummary given, string number) => language.Phrases.Follow.Item.Fill(
        ("number", number), ("guide", language.GuideOf(given.Assignment.GuideId).Title), ("day", language.ShortDay(given.Assignment.MadeAt)));
}
