using System.Collections.Immutable;
using System.Globalization;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Bot.Coaching;

/// <summary>Lets a coach give people pre-work: asked, looked at, and only then sent.</summary>
internal sealed class AssignHandler(IAssignmentStore assignments, FollowHandler follow, IOptions<CoachingOptions> options, TimeProvider clock)
{
    /// <summary>Parts of one name between commas, as in "Vance, Adele, Dr".</summary>
    private const int MostParts = 4;

    /// <summary>Asks anew, or goes on once with what was asked for in a chat or team.</summary>
    public async Task<Reply> AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!options.Value.MayAssign(turn.User)) return NotAllowed(turn);
        var begun = turn.Talk.Draft is { } id ? await assignments.FindAsync(id, turn.User, cancellationToken) : null;
        turn.Talk.Draft = null;
        return begun is { Status: AssignmentStatus.Draft }
            ? Asking(AsTyped(begun, turn), begun.Roster, AssignFaults.None, turn)
            : Asking(new PreviewAssignment(Guid.CreateVersion7(clock.GetUtcNow())), [], AssignFaults.None, turn);
    }

    /// <summary>From a chat or a team: a draft that knows who is there, for the coach's private chat.</summary>
    /// <returns><see langword="null"/> when the person may not assign.</returns>
    public async Task<Assignment?> DraftForRosterAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!options.Value.MayAssign(turn.User)) return null;
        // "Everyone" means the others; a coach who wants it as well says so.
        var others = (await Rosters.OfAsync(turn, Assignment.MostPeople, cancellationToken)).Where(assignee => !IsSelf(assignee, turn));
        var draft = Begun(Guid.CreateVersion7(clock.GetUtcNow()), turn) with { Roster = [.. others] };
        return await assignments.SaveDraftAsync(draft, cancellationToken) ? draft : null;
    }

    public static Reply NotAllowed(Turn turn) => new Reply.Say(turn.Language.Phrases.Assign.NotAllowed);

    public async Task<Reply> PreviewAsync(PreviewAssignment press, Turn turn, CancellationToken cancellationToken)
    {
        if (!options.Value.MayAssign(turn.User)) return NotAllowed(turn);
        var earlier = await assignments.FindAsync(press.Assignment, turn.User, cancellationToken);
        if (earlier is { Status: not AssignmentStatus.Draft }) return await follow.OpenAsync(earlier.Id, turn, turn.Language.Phrases.Assign.Gone, cancellationToken);

        var (draft, faults) = await FilledAsync(earlier ?? Begun(press.Assignment, turn), press, turn, cancellationToken);
        if (faults != AssignFaults.None) return Asking(press, draft.Roster, faults, turn);
        return await assignments.SaveDraftAsync(draft, cancellationToken) ? Previewed(draft, turn) : PressHandler.NotFound(turn);
    }

    /// <summary>What the coach looks at before it goes; how far the people are once it has.</summary>
    public async Task<Reply> OpenAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await assignments.FindAsync(id, turn.User, cancellationToken) is { Status: AssignmentStatus.Draft, People.IsEmpty: false } draft
            ? Previewed(draft, turn)
            : await follow.OpenAsync(id, turn, said: null, cancellationToken);

    /// <summary>Keeps one answer of a draft that is typed; all others stay as they are.</summary>
    /// <param name="faultOf">What is wrong with that answer; the others are not asked about now.</param>
    /// <returns>What is wrong with it; <see langword="null"/> when it is kept.</returns>
    public async Task<string?> KeepAsync(Guid id, Func<PreviewAssignment, PreviewAssignment> typed, Func<AssignFaults, string?> faultOf, Turn turn, CancellationToken cancellationToken)
    {
        var draft = await assignments.FindAsync(id, turn.User, cancellationToken) ?? Begun(id, turn);
        if (draft.Status is not AssignmentStatus.Draft) return turn.Language.Phrases.Assign.Gone;

        var (filled, faults) = await FilledAsync(draft, typed(AsTyped(draft, turn)), turn, cancellationToken);
        if (faultOf(faults) is { } fault) return fault;
        await assignments.SaveDraftAsync(filled, cancellationToken);
        return null;
    }

    /// <returns>The press that looks at a draft as it stands.</returns>
    public async Task<PreviewAssignment> DraftedAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await assignments.FindAsync(id, turn.User, cancellationToken) is { } draft ? AsTyped(draft, turn) : new PreviewAssignment(id);

    public async Task<ImmutableArray<Assignee>> PeopleOfAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        (await assignments.FindAsync(id, turn.User, cancellationToken))?.People ?? [];

    public async Task<Reply> ChangeAsync(Guid id, Turn turn, CancellationToken cancellationToken)
    {
        if (await assignments.FindAsync(id, turn.User, cancellationToken) is not { } draft) return PressHandler.NotFound(turn);
        if (draft.Status is not AssignmentStatus.Draft) return await follow.OpenAsync(id, turn, turn.Language.Phrases.Assign.Gone, cancellationToken);

        return Asking(AsTyped(draft, turn), draft.Roster, AssignFaults.None, turn);
    }

    private static Reply.Work Asking(PreviewAssignment typed, ImmutableArray<Assignee> roster, AssignFaults faults, Turn turn) =>
        new(AssignCard.Draw(turn.Language, typed, roster, faults), null, nameof(AssignDialog)) { Beginning = typed.Assignment.ToString() };

    private static Reply.Work Previewed(Assignment draft, Turn turn) => new(AssignCard.Preview(turn.Language, draft), null, null) { Again = new FollowAssignment(draft.Id) };

    // As it was chosen: by place in the roster, by the directory's id, or by name; a roster that is too long for a list is chosen from by name alone.
    private static PreviewAssignment AsTyped(Assignment draft, Turn turn)
    {
        var (isListed, isEveryone) = (draft.Roster.Length <= AssignCard.MostListed, draft.Roster.Length > 0 && draft.Roster.All(draft.People.Contains));
        var chosen = draft.People.Select(assignee => (Place: draft.Roster.IndexOf(assignee), Assignee: assignee)).ToList();
        return new PreviewAssignment(draft.Id)
        {
            Everyone = isEveryone ? "true" : "false",
            // In the order they were chosen, by which those without a name are told apart.
            People = AnswerText.Choices(chosen.Select(one => Choice(one.Place, one.Assignee)).Where(choice => choice.Length > 0)),
            Names = string.Join('\n', chosen.Select(one => Name(one.Place, one.Assignee)).Where(name => name.Length > 0)),
            Guide = draft.GuideId,
            Note = draft.Note,
            Due = Elements.DayValue(draft.Due),
        };

        string Choice(int place, Assignee assignee) =>
            place < 0 && assignee.Name.Length == 0 ? assignee.Contact.Person.User
            : !isListed ? ""
            : place >= 0 ? place.ToString(CultureInfo.InvariantCulture)
            : IsSelf(assignee, turn) ? AssignCard.Me
            : "";

        string Name(int place, Assignee assignee) =>
            IsSelf(assignee, turn) ? isListed ? "" : turn.Language.Phrases.Assign.MeTyped
            : place < 0 ? assignee.Name
            : isListed || isEveryone ? ""
            : assignee.Address.Length > 0 && draft.Roster.Count(other => Is(other, assignee.Name)) > 1 ? assignee.Address
            : assignee.Name;
    }

    public async Task<Reply> SendAsync(Guid id, Turn turn, CancellationToken cancellationToken)
    {
        if (!options.Value.MayAssign(turn.User)) return NotAllowed(turn);
        if (await assignments.FindAsync(id, turn.User, cancellationToken) is not { } draft) return PressHandler.NotFound(turn);
        if (draft.Status is not AssignmentStatus.Draft || draft.People.IsEmpty) return await follow.OpenAsync(id, turn, turn.Language.Phrases.Assign.Gone, cancellationToken);

        await assignments.SendAsync(draft, cancellationToken);
        return await follow.OpenAsync(id, turn, turn.Language.Phrases.Assign.Sent.Fill(("count", draft.People.Length)), cancellationToken);
    }

    private async Task<(Assignment Draft, AssignFaults Faults)> FilledAsync(Assignment draft, PreviewAssignment press, Turn turn, CancellationToken cancellationToken)
    {
        var (people, unknown) = await PeopleAsync(press, draft.Roster, turn, cancellationToken);
        var note = AnswerText.Clean(press.Note ?? "");
        var faults = FaultsOf(press, people, draft.Roster.IsEmpty ? turn.Language.Phrases.Assign.UnknownInPrivate : turn.Language.Phrases.Assign.UnknownNames, unknown, note, turn, out var due);
        return (draft with { GuideId = turn.Language.GuideOf(press.Guide ?? "").Id, Note = note, Due = due, People = people }, faults);
    }

    private AssignFaults FaultsOf(PreviewAssignment press, ImmutableArray<Assignee> people, string notFound, List<string> unknown, string note, Turn turn, out DateOnly? due)
    {
        var words = turn.Language.Phrases.Assign;
        due = AnswerText.ReadDay(press.Due?.Trim() ?? "");
        return new AssignFaults(
            unknown.Count > 0 ? notFound.Fill(("names", string.Join(", ", unknown.Select(Elements.Plain))))
                : people.IsEmpty ? words.NoPeople
                : people.Length > Assignment.MostPeople ? words.TooMany.Fill(("most", Assignment.MostPeople))
                : null,
            note.Length > Assignment.LongestNote ? words.TooLong.Fill(("by", note.Length - Assignment.LongestNote)) : null,
            due is null && !string.IsNullOrWhiteSpace(press.Due) ? turn.Language.Phrases.Fault.NotADay
                : due < Today(turn) ? words.PastDay
                : null);
    }

    private static async Task<(ImmutableArray<Assignee> People, List<string> Unknown)> PeopleAsync(PreviewAssignment press, ImmutableArray<Assignee> roster, Turn turn, CancellationToken cancellationToken)
    {
        var (words, people) = (turn.Language.Phrases.Assign, new List<Assignee>());
        if (string.Equals(press.Everyone, "true", StringComparison.OrdinalIgnoreCase)) people.AddRange(roster);
        foreach (var chosen in AnswerText.ReadChoices(press.People ?? ""))
        {
            if (chosen == AssignCard.Me) people.Add(Rosters.OfSelf(turn));
            else if (Guid.TryParse(chosen, out _)) people.Add(Rosters.OfDirectory(chosen, turn));
            else if (int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < roster.Length) people.Add(roster[place]);
        }

        ImmutableArray<Assignee> known = string.IsNullOrWhiteSpace(press.Names) ? [] : (roster.IsEmpty ? await Rosters.OfAsync(turn, Assignment.MostPeople, cancellationToken) : roster).Add(Rosters.OfSelf(turn));
        var unknown = new List<string>();
        foreach (var name in NamesIn(press.Names ?? "", known))
        {
            if (string.Equals(name, words.MeTyped, StringComparison.OrdinalIgnoreCase)) people.Add(Rosters.OfSelf(turn));
            else if (string.Equals(name, words.EveryoneTyped, StringComparison.OrdinalIgnoreCase) && !roster.IsEmpty) people.AddRange(roster);
            // Two of the same name are told apart by their addresses only.
            else if (known.Where(assignee => Is(assignee, name)).DistinctBy(assignee => assignee.Contact.Person).ToList() is [var one]) people.Add(one);
            else unknown.Add(name);
        }

        return ([.. people.DistinctBy(assignee => assignee.Contact.Person)], unknown);
    }

    // A name may have commas of its own: the most parts that somebody is called by are one name.
    private static IEnumerable<string> NamesIn(string typed, ImmutableArray<Assignee> known)
    {
        foreach (var line in typed.Split([';', '\n']))
        {
            var parts = line.Split(',').Select(AnswerText.OneLine).Where(part => part.Length > 0).ToList();
            while (parts.Count > 0)
            {
                var count = Math.Min(MostParts, parts.Count);
                while (count > 1 && !known.Any(assignee => Is(assignee, string.Join(", ", parts.Take(count))))) count--;
                yield return string.Join(", ", parts.Take(count));
                parts.RemoveRange(0, count);
            }
        }
    }

    private static bool IsSelf(Assignee assignee, Turn turn) => assignee.Contact.Person == turn.User;

    private static bool Is(Assignee assignee, string name) =>
        string.Equals(assignee.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(assignee.Address, name, StringComparison.OrdinalIgnoreCase);

    private Assignment Begun(Guid id, Turn turn) =>
        new(id, turn.User, AnswerText.OneLine(turn.Context.Activity.From?.Name ?? ""), turn.Language.Guides.Guides[0].Id, "", null, AssignmentStatus.Draft, [], clock.GetUtcNow());

    // By the coach's own calendar.
    private DateOnly Today(Turn turn) => QuietHours.DayAt(clock.GetUtcNow(), QuietHours.ZoneOf(turn.Context.Activity.LocalTimezone));
}
