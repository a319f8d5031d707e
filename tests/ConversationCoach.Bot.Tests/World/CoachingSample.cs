using System.Collections.Immutable;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>The cards of coaches and of those they ask.</summary>
internal static class CoachingSample
{
    private static readonly Guid Id = Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Due = new(2026, 12, 4);

    private static Language English => Coach.English;

    public static IEnumerable<NamedCard> Draw()
    {
        var (asked, done) = (Asked("Carla Coach", "Please do this *before* we meet.", null, null), Sample.Answered(Sample.Begun("The winter *rota*"), Sample.Realistic) with { PreWork = Id });
        var roster = People("Adele Vance", "Megan Bowen", "Grady Archie");
        var given = Given(new() { [AssignedStatus.Sent] = 1, [AssignedStatus.Started] = 1, [AssignedStatus.Complete] = 1, [AssignedStatus.Declined] = 1 });
        yield return new("Assign", AssignCard.Draw(English, new PreviewAssignment(Id), [], AssignFaults.None));
        yield return new("AssignOfRoster", AssignCard.Draw(English, new PreviewAssignment(Id) { People = "0,2", Note = "Before we meet." }, roster, AssignFaults.None));
        yield return new("AssignCorrected", AssignCard.Draw(English, new PreviewAssignment(Id) { Names = "Nobody" }, [], new AssignFaults("I do not find: Nobody.", "Too long.", "Over.")));
        yield return new("AssignPreview", AssignCard.Preview(English, given.Assignment with { People = roster }));
        yield return new("PreWork", PreWorkCard.Draw(English, asked));
        yield return new("PreWorkBegun", PreWorkCard.Draw(English, asked with { Preparation = Id, Share = Id, Progress = AssignedStatus.Started }, "Tomorrow is the day."));
        yield return new("PreWorkMore", PreWorkCard.More(English, asked with { Share = Id }));
        yield return new("PreWorkList", PreWorkCard.List(English, [asked, asked with { Id = Guid.Empty, Progress = AssignedStatus.Started, CoachName = "" }]));
        yield return new("PreWorkNone", PreWorkCard.List(English, []));
        yield return new("PreWorkDeclined", PreWorkCard.Declined(English, asked with { Progress = AssignedStatus.Declined, CoachName = "Carla *Coach*" }, English.Phrases.PreWork.Declined));
        yield return new("PreWorkDeclinedShared", PreWorkCard.Declined(English, asked with { Progress = AssignedStatus.Declined, Preparation = Id, Share = Id }, English.Phrases.PreWork.DeclinedNone));
        yield return new("PreWorkWithdrawn", PreWorkCard.Withdrawn(English, asked with { Progress = AssignedStatus.Withdrawn }));
        yield return new("PreWorkWithdrawnShared", PreWorkCard.Withdrawn(English, asked with { Progress = AssignedStatus.Withdrawn, Preparation = Id, Share = Id }));
        yield return new("Share", ShareCard.Choose(English, done, asked, "opening-line", fault: null));
        yield return new("ShareLook", ShareCard.Look(English, done, All, Copy(done, "")));
        yield return new("ShareSeen", ShareCard.Seen(English, Copy(done, "Adele Vance")));
        yield return new("ShareTold", ShareCard.Told(English, Copy(done, "Adele Vance")));
        yield return new("ShareToldUnnamed", ShareCard.Told(English, Copy(done, "") with { Number = 4 }));
        yield return new("ShareGone", ShareCard.Gone(English, "Adele Vance"));
        yield return new("PlanToShare", PlanCard.Draw(English, English.Guides.Guides[0], done, Bot.Reframing.StepTips.None, DateOnly.FromDateTime(Now.UtcDateTime)));
        yield return new("Follow", FollowCard.Draw(English, given, Page(
            One("Adele Vance", AssignedStatus.Started) with { Step = "see-both-sides" }, One("Megan Bowen", AssignedStatus.Complete) with { Share = Id }, One("Grady *Archie*", AssignedStatus.Declined) with { Reply = "On leave until *May*" }, One("", AssignedStatus.Sent) with { Number = 4 }), 0, null, "On its way to 4."));
        yield return new("FollowSecond", FollowCard.Draw(English, given, new FollowPage([One("Adele Vance", AssignedStatus.Sent)], 40), 1, null, null));
        yield return new("FollowNobody", FollowCard.Draw(English, given, new FollowPage([], 0), 0, AssignedStatus.Unreached, null));
        yield return new("FollowList", FollowCard.List(English, [given, given], 0));
        yield return new("FollowListSecond", FollowCard.List(English, [.. Enumerable.Repeat(given, ListCard.MostShown + 1)], 1));
        yield return new("FollowNone", FollowCard.List(English, [], 0));
        yield return new("FollowWithdraw", FollowCard.AskWithdraw(English, new FollowPeople(Id, FollowAction.Withdraw, 0), "Grady *Archie*"));
        yield return new("FollowMore", FollowCard.More(English, given.Assignment, "That day is over."));
        yield return new("Unreached", FollowCard.Unreached(English, given.Assignment, Page(One("Adele Vance", AssignedStatus.Unreached))));
        yield return new("UnreachedUnnamed", FollowCard.Unreached(English, given.Assignment, Page(One("Adele Vance", AssignedStatus.Unreached), One("", AssignedStatus.Unreached) with { Number = 2 })));
    }

    public static IEnumerable<NamedCard> DrawFullest()
    {
        foreach (var sign in Sample.Signs)
        {
            var full = Sample.Answered(Sample.Begun(Sample.Repeat(sign, Preparation.LongestAbout)), prompt => Sample.Longest(prompt, sign)) with { PreWork = Id };
            var (note, name) = (Sample.Repeat(sign, Assignment.LongestNote), Sample.Repeat(sign.Replace("\n", "x", StringComparison.Ordinal), 200));
            var people = People([.. Enumerable.Repeat(name, AssignCard.MostListed)]);
            var given = Given(new() { [AssignedStatus.Declined] = 40 });
            yield return new($"Assign of {sign}", AssignCard.Draw(English, new PreviewAssignment(Id) { People = string.Join(',', Enumerable.Range(0, 100).Select(_ => Guid.NewGuid())), Names = Sample.Repeat(sign, 4000), Note = note }, [], new AssignFaults(name, name, name)));
            yield return new($"Assign of roster of {sign}", AssignCard.Draw(English, new PreviewAssignment(Id) { Note = note }, people, AssignFaults.None));
            yield return new($"Assign preview of {sign}", AssignCard.Preview(English, given.Assignment with { Note = note, CoachName = name, People = people }));
            yield return new($"PreWork of {sign}", PreWorkCard.Draw(English, Asked(name, note, null, null), note));
            yield return new($"PreWork list of {sign}", PreWorkCard.List(English, [.. Enumerable.Repeat(Asked(name, note, null, null), 20)]));
            yield return new($"Share look of {sign}", ShareCard.Look(English, full, All, Copy(full, "")));
            yield return new($"Share seen of {sign}", ShareCard.Seen(English, Copy(full, name)));
            yield return new($"Plan to share of {sign}", PlanCard.Draw(English, English.Guides.Guides[0], full, Bot.Reframing.StepTips.None, DateOnly.FromDateTime(Now.UtcDateTime)));
            yield return new($"Follow of {sign}", FollowCard.Draw(English, given,
                new FollowPage([.. Enumerable.Range(0, FollowCard.PageSize).Select(_ => One(name, AssignedStatus.Declined) with { Id = Guid.NewGuid(), Share = Id, Reply = Sample.Repeat(sign, 300) })], 40), 1, null, name));
            yield return new($"Unreached of {sign}", FollowCard.Unreached(English, given.Assignment, new FollowPage([.. Enumerable.Repeat(One(name, AssignedStatus.Unreached), 20)], 400)));
        }
    }

    private static PreWork Asked(string coach, string note, Guid? preparation, Guid? share) =>
        new(Id, new UserId("tenant", "coach"), coach, English.Guides.Guides[0].Id, note, Due, AssignedStatus.Sent, IsReminded: true, preparation, share);

    private static AssignmentSummary Given(Dictionary<AssignedStatus, int> count) => new(
        new Assignment(Id, new UserId("tenant", "coach"), "Carla Coach", English.Guides.Guides[0].Id, "Please do this *before* we meet.", Due, AssignmentStatus.Sent, [], Now), count.ToImmutableDictionary());

    private static Assigned One(string name, AssignedStatus progress) => new(Id, name, progress, null, Now, "", null);

    private static FollowPage Page(params Assigned[] people) => new([.. people], people.Length);

    private static ImmutableArray<Assignee> People(params string[] names) =>
        [.. names.Select((name, number) => new Assignee(name, new Contact(new UserId("tenant", $"{number}"), "msteams", "https://teams.example", "28:bot", $"29:{number}", null, null, null)))];

    private static Share Copy(Preparation preparation, string name) => new(Id, name, preparation.About, ShareCard.Parts(English, preparation, All), Now);

    // The private part as well, so that a card has as much on it as can be.
    private static string All => $"{ShareCard.Everything},{English.Guides.Guides[0].Summary.Single(section => section.IsPrivate).From[0]}";
}
