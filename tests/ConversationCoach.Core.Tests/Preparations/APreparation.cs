using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

public class APreparation
{
    private static readonly UserId Ann = new("contoso", "ann");

    [Fact]
    public void Begins_at_the_first_step_of_its_guide()
    {
        var day = new DateOnly(2026, 3, 9);
        var begun = Started(new Details("  The\trota ", " Bob\r\n", day));

        Assert.Equal(("The rota", "Bob", day), (begun.About, begun.With, begun.Day));
        Assert.Equal((Ann, "sample", 3, "look", PreparationStatus.Draft), (begun.Owner, begun.GuideId, begun.GuideVersion, begun.Step, begun.Status));
        Assert.Equal((1, Monday, Monday), (begun.Version, begun.StartedAt, begun.ChangedAt));
        Assert.Empty(begun.Answers);
    }

    [Fact]
    public void Need_not_say_with_whom_or_when() => Assert.Equal(("", null), (Started(new Details("Rota", "", null)).With, Started(new Details("Rota", "", null)).Day));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\0 ")]
    [InlineData("\u200B\u200F \uFE0F")]
    public void Must_say_what_it_is_about(string about) =>
        Assert.Equal([new DetailsFault.AboutIsMissing()], FaultsOf(new Details(about, "Bob", null)));

    [Fact]
    public void Says_by_how_much_its_details_are_too_long() => Assert.Equal(
        [new DetailsFault.AboutIsTooLong(2), new DetailsFault.WithIsTooLong(1)],
        FaultsOf(new Details(new string('a', 202), new string('b', 101), null)));

    [Fact]
    public void Takes_details_that_just_fit() => Assert.Empty(FaultsOf(new Details(new string('a', 200), new string('b', 100), null)));

    [Fact]
    public void Can_be_described_anew()
    {
        var day = new DateOnly(2026, 4, 1);

        var described = Assert.IsType<StartOutcome.Started>(Begun.Describe(new Details("The budget", "Eve", day), Tuesday)).Preparation;

        Assert.Equal(("The budget", "Eve", day, 2, Tuesday), (described.About, described.With, described.Day, described.Version, described.ChangedAt));
    }

    [Fact]
    public void Is_the_same_when_it_is_described_as_before() =>
        Assert.Same(Begun, Assert.IsType<StartOutcome.Started>(Begun.Describe(new Details(" The rota ", "Bob", null), Tuesday)).Preparation);

    [Fact]
    public void Keeps_its_description_when_the_new_one_cannot_be_taken() =>
        Assert.Equal(new DetailsFault.AboutIsMissing(), Assert.Single(Assert.IsType<StartOutcome.Refused>(Begun.Describe(new Details(" ", "", null), Tuesday)).Faults));

    [Fact]
    public void Can_be_paused_and_resumed_where_it_was()
    {
        var paused = At("plan").Pause(Tuesday);
        Assert.Equal((PreparationStatus.Paused, "plan", At("plan").Version + 1), (paused.Status, paused.Step, paused.Version));

        var resumed = paused.Resume(Tuesday);
        Assert.Equal((PreparationStatus.Draft, "plan", paused.Version + 1), (resumed.Status, resumed.Step, resumed.Version));
    }

    [Fact]
    public void Is_touched_once_a_day_and_stays_what_it_is()
    {
        Assert.Same(Begun, Begun.Touch(Begun.ChangedAt.AddHours(23)));
        var later = Begun.ChangedAt.AddDays(1);
        Assert.Equal(Begun with { Version = Begun.Version + 1, ChangedAt = later }, Begun.Touch(later));
    }

    [Fact]
    public void Is_paused_resumed_and_archived_once()
    {
        var paused = Begun.Pause(Tuesday);
        var archived = Begun.Archive(Tuesday);

        Assert.Same(paused, paused.Pause(Tuesday));
        Assert.Same(Begun, Begun.Resume(Tuesday));
        Assert.Same(archived, archived.Archive(Tuesday));
    }

    [Fact]
    public void Is_not_paused_once_the_plan_stands()
    {
        var done = Begun.GoTo(null, Monday);

        Assert.Same(done, done.Pause(Tuesday));
    }

    [Theory]
    [InlineData("plan", PreparationStatus.Draft)]
    [InlineData(null, PreparationStatus.Complete)]
    public void Comes_back_from_the_archive_as_it_was(string? step, PreparationStatus status)
    {
        var archived = Begun.GoTo(step is null ? null : Guide.FindStep(step), Monday).Archive(Monday);
        Assert.Equal(PreparationStatus.Archived, archived.Status);

        var back = archived.Resume(Tuesday);
        Assert.Equal((step, status), (back.Step, back.Status));
    }

    [Fact]
    public void Goes_to_any_step_and_to_the_plan()
    {
        var done = Begun.GoTo(null, Tuesday);
        Assert.Equal((null, PreparationStatus.Complete, 2), (done.Step, done.Status, done.Version));

        var again = done.GoTo(Guide.Steps[1], Tuesday);
        Assert.Equal(("plan", PreparationStatus.Complete, 3), (again.Step, again.Status, again.Version));
    }

    [Fact]
    public void Stays_as_it_is_when_it_is_there_already()
    {
        var done = Begun.GoTo(null, Monday);

        Assert.Same(Begun, Begun.GoTo(Guide.Steps[0], Tuesday));
        Assert.Same(done, done.GoTo(null, Tuesday));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("plan")]
    public void Is_no_longer_away_once_it_goes_somewhere(string? step)
    {
        var to = step is null ? null : Guide.FindStep(step);

        Assert.Equal((step, step is null ? PreparationStatus.Complete : PreparationStatus.Draft), Place(Begun.Archive(Monday).GoTo(to, Tuesday)));
        Assert.Equal((step, step is null ? PreparationStatus.Complete : PreparationStatus.Draft), Place(Begun.Pause(Monday).GoTo(to, Tuesday)));
        Assert.Equal((step, PreparationStatus.Complete), Place(Begun.GoTo(null, Monday).Archive(Monday).GoTo(to, Tuesday)));
    }

    [Fact]
    public void Stays_complete_when_a_step_is_looked_at_and_left_for_the_plan() =>
        Assert.Equal((null, PreparationStatus.Complete), Place(Begun.GoTo(null, Monday).GoTo(Guide.Steps[1], Monday).GoTo(null, Tuesday)));

    [Fact]
    public void Can_be_paused_at_a_step_opened_from_the_plan()
    {
        var paused = Begun.GoTo(null, Monday).GoTo(Guide.Steps[1], Monday).Pause(Tuesday);

        Assert.Equal(("plan", PreparationStatus.Paused), Place(paused));
        Assert.Equal("plan", paused.Resume(Tuesday).Step);
    }

    [Fact]
    public void Wakes_up_when_it_goes_to_the_step_it_was_paused_at() =>
        Assert.Equal(PreparationStatus.Draft, Begun.Pause(Monday).GoTo(Guide.Steps[0], Tuesday).Status);

    private static (string?, PreparationStatus) Place(Preparation preparation) => (preparation.Step, preparation.Status);

    private static Preparation Started(Details details) =>
        Assert.IsType<StartOutcome.Started>(Preparation.Start(Guid.Empty, Ann, Guide, details, Monday)).Preparation;

    private static IEnumerable<DetailsFault> FaultsOf(Details details) =>
        Preparation.Start(Guid.Empty, Ann, Guide, details, Monday) is StartOutcome.Refused refused ? refused.Faults.AsEnumerable() : [];
}
