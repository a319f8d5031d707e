using System.Collections.Immutable;
using System.Globalization;
using AdaptiveCards;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using Newtonsoft.Json.Linq;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What a coach asks of whom: chosen from the roster of a chat or team, by the directory's picker, or by typing.</summary>
internal static class AssignCard
{
    /// <summary>More names in a list tire a phone and do not fit; the others can be typed, or all taken at once.</summary>
    public const int MostListed = 60;

    /// <summary>Stands for the coach among those chosen.</summary>
    public const string Me = "me";

    private const int LongestNames = 4000, LongestName = 60;

    // In characters of JSON, so that the whole stays within 28 KB as UTF-16: for the names that are typed and all who were picked, and for one of these.
    private const int RoomForChosen = 8000, RoomForOne = 150;

    /// <param name="roster">Without the coach. Empty where no chat has told who is in it; then the directory is asked.</param>
    public static AdaptiveCard Draw(Language language, PreviewAssignment typed, ImmutableArray<Assignee> roster, AssignFaults faults)
    {
        var words = language.Phrases.Assign;
        return Card(words.Title, $"{words.Title}. {words.Lead}",
            [
                Text(words.Lead),
                .. Marked(language, faults.People),
                .. roster.IsEmpty ? OfDirectory(language, typed) : OfRoster(language, typed, roster),
                new AdaptiveTextInput
                {
                    Id = "names", Label = words.Names, Placeholder = words.NamesHint, Value = Cut(typed.Names ?? "", LongestNames), IsMultiline = true, MaxLength = LongestNames, ErrorMessage = words.NamesHint,
                },
                GuideInput(language, typed.Guide),
                .. Marked(language, faults.Note),
                new AdaptiveTextInput
                {
                    Id = "note", Label = words.Note, Placeholder = words.NoteHint, Value = Cut(typed.Note ?? "", 2 * Assignment.LongestNote), IsMultiline = true, MaxLength = Assignment.LongestNote,
                    ErrorMessage = words.TooLong.Fill(("by", 1)),
                },
                .. Marked(language, faults.Due),
                DayInput("due", words.Due, faults.Due is null ? typed.Due ?? "" : "", language.Phrases.Fault.NotADay),
            ],
            [Primary(words.Preview, new PreviewAssignment(typed.Assignment)), Leave(language.Phrases.Common.Help, new ShowHelp())]);
    }

    /// <summary>Exactly what each of them will get, and who they are.</summary>
    public static AdaptiveCard Preview(Language language, Assignment draft)
    {
        var words = language.Phrases.Assign;
        return Card(words.PreviewTitle, null,
            [
                Text(words.PreviewPeople.Fill(("count", draft.People.Length), ("names", Names(language, draft.People)))),
                .. draft.People.Any(assignee => assignee.Name.Length == 0) ? [Quiet(words.UnnamedWhy)] : Array.Empty<AdaptiveElement>(),
                new AdaptiveContainer { Style = AdaptiveContainerStyle.Emphasis, Items = [.. PreWorkCard.Asked(language, draft.CoachName, draft.GuideId, draft.Note, draft.Due)] },
            ],
            [Primary(words.Send, new SendAssignment(draft.Id)), Submit(words.Change, new ChangeAssignment(draft.Id))]);
    }

    public static string Names(Language language, ImmutableArray<Assignee> people)
    {
        const int most = 20;
        var words = language.Phrases.Assign;
        var names = string.Join(", ", people.Take(most).Select((assignee, index) => Plain(assignee.Name.Length > 0 ? Cut(assignee.Name, LongestName) : Unnamed(language, index + 1))));
        return people.Length <= most ? names : words.PreviewMore.Fill(("names", names), ("count", people.Length - most));
    }

    /// <param name="number">Among all it goes to, from 1; the same before it is sent and after.</param>
    public static string Unnamed(Language language, int number) => language.Phrases.Assign.Unnamed.Fill(("number", number));

    private static IEnumerable<AdaptiveElement> Marked(Language language, string? fault)
    {
        if (fault is not null) yield return Fault(language.Phrases.Fault.Marker.Fill(("fault", fault)));
    }

    // The directory of the tenant, as Teams offers it; clients without it show an empty list, and the names are typed.
    private static IEnumerable<AdaptiveElement> OfDirectory(Language language, PreviewAssignment typed)
    {
        var words = language.Phrases.Assign;
        // Whoever is chosen already is none of the choices until the directory is asked, and would be dropped.
        var chosen = AnswerText.ReadChoices(typed.People ?? "").Select((id, place) => new AdaptiveChoice { Title = Unnamed(language, place + 1), Value = id }).Where(one => Guid.TryParse(one.Value, out _)).ToList();
        var listed = chosen.Take(Math.Clamp((RoomForChosen - JsonLength(Cut(typed.Names ?? "", LongestNames))) / RoomForOne, 0, MostListed)).ToList();
        var picker = new AdaptiveChoiceSetInput
        {
            Id = "people",
            Label = words.People,
            IsMultiSelect = true,
            Style = AdaptiveChoiceInputStyle.Compact,
            Value = AnswerText.Choices(AnswerText.ReadChoices(typed.People ?? "").Except(chosen.Skip(listed.Count).Select(one => one.Value))),
            Choices = [Self(language), .. listed],
            ErrorMessage = words.NoPeople,
        };
        picker.AdditionalProperties["choices.data"] = new JObject { ["type"] = "Data.Query", ["dataset"] = "graph.microsoft.com/users" };
        yield return picker;
        if (chosen.Count > listed.Count) yield return Quiet(words.PeopleMore.Fill(("count", chosen.Count - listed.Count)));
        yield return Quiet(words.Directory);
    }

    private static IEnumerable<AdaptiveElement> OfRoster(Language language, PreviewAssignment typed, ImmutableArray<Assignee> roster)
    {
        var words = language.Phrases.Assign;
        if (roster.Length > Assignment.MostPeople)
        {
            yield return Quiet(words.EveryoneTooMany.Fill(("most", Assignment.MostPeople)));
            yield break;
        }

        yield return new AdaptiveToggleInput { Id = "everyone", Title = words.Everyone.Fill(("count", roster.Length)), Label = words.People, Value = typed.Everyone ?? "false", ErrorMessage = words.NoPeople };
        if (roster.Length > MostListed) yield break;
        yield return new AdaptiveChoiceSetInput
        {
            Id = "people",
            Label = words.Roster,
            IsMultiSelect = true,
            Style = AdaptiveChoiceInputStyle.Expanded,
            Wrap = true,
            Value = typed.People ?? "",
            ErrorMessage = words.NoPeople,
            Choices = [.. roster.Select((assignee, place) => new AdaptiveChoice { Title = Cut(assignee.Name, LongestName), Value = place.ToString(CultureInfo.InvariantCulture) }), Self(language)],
        };
    }

    private static AdaptiveChoice Self(Language language) => new() { Title = language.Phrases.Assign.Me, Value = Me };

    private static AdaptiveChoiceSetInput GuideInput(Language language, string? guide)
    {
        var guides = language.Guides.Guides;
        return new AdaptiveChoiceSetInput
        {
            Id = "guide",
            Label = language.Phrases.Assign.Guide,
            Value = guides.Any(known => known.Id == guide) ? guide : guides[0].Id,
            Style = AdaptiveChoiceInputStyle.Compact,
            ErrorMessage = language.Phrases.Fault.NotAChoice,
            Choices = [.. guides.Select((known, index) => new AdaptiveChoice
            {
                Title = language.Phrases.Start.GuideChoice.Fill(("number", index + 1), ("title", known.Title), ("minutes", known.Minutes)),
                Value = known.Id,
            })],
        };
    }
}

/// <summary>What is wrong with what a coach typed; the words stay in the inputs.</summary>
internal sealed record AssignFaults(string? People, string? Note, string? Due)
{
    public static AssignFaults None { get; } = new(null, null, null);
}
