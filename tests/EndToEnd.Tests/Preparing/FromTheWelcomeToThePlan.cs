using System.Globalization;
using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Preparing;

/// <summary>The main job, whole: a leader prepares, leaves, comes back, and has a plan to take into the room.</summary>
[Collection(InTheClient.Name)]
public class FromTheWelcomeToThePlan(World world)
{
    private const string About = "Who rings the family after discharge";
    private const string Plan = $"Your plan: {About}";

    [Fact]
    public Task Card_by_card() => world.AsAsync(Person.Megan, async megan =>
    {
        await megan.CardTitled("Hello, I am Conversation Coach").PressAsync("Start");
        await BeginsAsync(megan);
        await ThinksItThroughAsync(megan);
        await ChecksHerPurposesAsync(megan);
        await FindsWhatTheyShareAsync(megan);
        await ExploresAsync(megan);
        await AgreesAsync(megan);
        await HasHerPlanAsync(megan);
        await ChangesAStepAsync(megan);
        await LooksAfterItAsync(megan);
    });

    private static async Task BeginsAsync(Client megan)
    {
        var start = megan.CardTitled("A new preparation");
        await start.IsFitToBeSeenAsync("start");

        await start.FillAsync("What is the conversation about?", "   ");
        await start.FillAsync("Who is it with? Initials are enough.", "R.P.");
        await start.PressAsync("Start");
        await start.SaysAsync("⚠ Please say in a few words what the conversation is about.");
        await start.IsFitToBeSeenAsync("start-with-an-error");
        Assert.Equal("R.P.", await start.ValueAsync("Who is it with? Initials are enough."));

        await start.FillAsync("What is the conversation about?", About);
        await start.PickAsync("Which day is it, if you know?", InDays(12));
        await start.PressAsync("Start");
    }

    private static async Task ThinksItThroughAsync(Client megan)
    {
        var step = megan.CardTitled("Prepare by thinking through the situation");
        await step.SaysAsync($"Step 1 of 5 · Your conversation: {About}");
        await step.DoesNotSayAsync("Tip: Start before the trouble did.");
        await step.PressAsync("Show or hide tips");
        await step.SaysAsync("Tip: Start before the trouble did.");
        await step.IsFitToBeSeenAsync("step-1-with-tips");
        await step.PressAsync("Show or hide tips");
        await step.DoesNotSayAsync("Tip: Start before the trouble did.");

        await step.FillAsync("How did things between you come to this?", "We set up the discharge team together in spring.\nThen winter came, and each of us began to guard our own beds.");
        await step.FillAsync("What has happened between you? Put down only what a camera would have caught.", "On 4 November Mrs K. went home at 9 pm. *Nobody* had rung her daughter.");
        await step.FillAsync("What is happening now, for you, for them and for the people you both serve?", "We copy our managers into every email. Two families have complained.");
        await step.FillAsync("What do you think they, and anyone else, have contributed to the problem?", "Cancelled three of our Monday meetings, so nothing was signed off.");
        await step.FillAsync("What have you contributed, counting what you put off or left unsaid?", "I let this run for a month before I spoke.");
        await step.PictureAsync("step-1");
        await step.PressAsync("Save and continue");
    }

    private async Task ChecksHerPurposesAsync(Client megan)
    {
        var step = megan.CardTitled("Check your purposes");
        await step.SaysAsync("Step 2 of 5");
        await step.TickAsync("Be heard");
        await step.TickAsync("Stop working against each other, so that we both gain");
        await step.FillAsync("If this goes well, what gets better for them, and what gets better for you?", "They stop being rung at night. We stop explaining ourselves to families.");
        await step.SelectAsync("From 0 (not at all) to 10 (completely), how much do you want this to turn out well for them too?", "8");
        await step.FillAsync("In one line, what would you like to be different afterwards?", "One of us rings, and both of us know who.");
        await step.IsFitToBeSeenAsync("step-2");
        await step.PressAsync("Pause");

        var paused = megan.CardTitled("Paused");
        await paused.SaysAsync($"“{About}” is safe.");
        await paused.IsFitToBeSeenAsync("paused");

        await world.Bot.KillAndRestartAsync();

        await paused.PressAsync("Continue");
        await step.IsShownAsync();
        Assert.Equal("One of us rings, and both of us know who.", await step.ValueAsync("In one line, what would you like to be different afterwards?"));
        await step.PictureAsync("step-2-after-the-bot-was-killed");

        await step.PressAsync("Back");
        var before = megan.CardTitled("Prepare by thinking through the situation");
        Assert.Equal("I let this run for a month before I spoke.", await before.ValueAsync("What have you contributed, counting what you put off or left unsaid?"));
        await before.PressAsync("Save and continue");
        await step.PressAsync("Save and continue");
    }

    private static async Task FindsWhatTheyShareAsync(Client megan)
    {
        var step = megan.CardTitled("Start with congruence");
        await step.FillAsync("A view: we both think …", "nobody should go home to a dark house");
        await step.FillAsync("A value: we both care about …", "people not falling through gaps");
        await step.FillAsync("A behaviour: we both …", "ring back the same day when a ward asks");
        await step.FillAsync("Which outcomes do you both want? Put the one that matters most first.", "Families know before the taxi is ordered\nFewer people back within a week");
        await step.FillAsync("Which goals of yours and of theirs could come true side by side?", "They free beds by noon\nWe see people at home the same day");
        await step.FillAsync("We both want …", "people home safely");
        await step.FillAsync("so that …", "nobody loses strength waiting on a ward");
        await step.FillAsync("What will you say first, in the words you will use?", "We both want people home safely. Lately we seem to be pulling apart over who rings the family, and I would like us to work it out together. Is now a good time?");
        await step.IsFitToBeSeenAsync("step-3");
        await step.PressAsync("Save and continue");
    }

    private static async Task ExploresAsync(Client megan)
    {
        var step = megan.CardTitled("Explore the situation and key issues");
        await step.FillAsync("What has each of you brought to this that you could value out loud? Begin with them.", "You kept the discharge lounge open all winter, and I never thanked you.");
        await step.FillAsync("What will you ask, so that you really hear how they saw what happened?", "How did that evening look from where you were?\nWhat else?");
        await step.FillAsync("What will you ask about how it has changed the way each of you behaves?", "What did you start doing differently after that?");
        await step.FillAsync("How will you piece together, side by side, how you all got here?", "One sheet of paper, one timeline, turn by turn.");
        await step.FillAsync("For now I lean towards …", "the ward rings, as they know the time");
        await step.FillAsync("I would think again if I learnt that …", "the ward has no one free after six");
        await step.IsFitToBeSeenAsync("step-4");
        await step.PressAsync("Save and continue");
    }

    private static async Task AgreesAsync(Client megan)
    {
        var step = megan.CardTitled("Problem solving and agreement to action");
        await step.FillAsync("What matters most to me is …", "that no family is surprised");
        await step.FillAsync("What matters most to them, I think, is …", "beds that are free by noon");
        await step.FillAsync("Which ideas could give both of you what matters most?", "The ward rings before noon, we ring after\nOne shared list on the board");
        await step.FillAsync("Agreement 1: Who", "I");
        await step.FillAsync("Agreement 1: Does what differently", "share our visiting list every morning");
        await step.PickAsync("Agreement 1: By when", InDays(16));
        await step.PressAsync("Add a row");

        await step.AsksAsync("Agreement 2: Who");
        Assert.Equal("share our visiting list every morning", await step.ValueAsync("Agreement 1: Does what differently"));
        await step.FillAsync("Agreement 2: Who", "R.P.");
        await step.FillAsync("Agreement 2: Does what differently", "asks the ward clerk to ring before noon");
        await step.FillAsync("If we do this, …", "nobody is rung twice, and nobody is forgotten");
        await step.FillAsync("If it does not happen, …", "we talk within the week, before either of us takes it higher");
        await step.PickAsync("The day we look again", InDays(40));
        await step.FillAsync("How we do it", "twenty minutes over coffee");
        await step.IsFitToBeSeenAsync("step-5");
        await step.PressAsync("Save and continue");
    }

    private static async Task HasHerPlanAsync(Client megan)
    {
        var plan = megan.CardTitled(Plan);
        await plan.IsFitToBeSeenAsync("plan");

        var text = await plan.TextAsync();
        Assert.Contains("We both want people home safely. Lately we seem to be pulling apart", text, StringComparison.Ordinal);
        Assert.Contains("We both want people home safely so that nobody loses strength waiting on a ward.", text, StringComparison.Ordinal);
        Assert.Contains($"I – share our visiting list every morning – {Long(InDays(16))}", text, StringComparison.Ordinal);
        Assert.Contains("R.P. – asks the ward clerk to ring before noon", text, StringComparison.Ordinal);
        Assert.Contains(Long(InDays(12)), text, StringComparison.Ordinal);
        Assert.Contains("*Nobody* had rung her daughter.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\", text, StringComparison.Ordinal);
    }

    private static async Task ChangesAStepAsync(Client megan)
    {
        var plan = megan.CardTitled(Plan);
        await plan.SelectAsync("Which step?", "3. Start with congruence");
        await plan.PressAsync("Open this step");

        var step = megan.CardTitled("Start with congruence");
        await step.FillAsync("so that …", "families can sleep");
        await step.PressAsync("Save and continue");

        await plan.SaysAsync("We both want people home safely so that families can sleep.");
        await plan.PictureAsync("plan-changed");
    }

    private static async Task LooksAfterItAsync(Client megan)
    {
        await megan.CardTitled(Plan).PressAsync("My preparations");
        var list = megan.CardTitled("My preparations");
        await list.SaysAsync("Plan ready");
        await list.IsFitToBeSeenAsync("list");

        await list.PressAsync("Rename");
        var details = megan.CardTitled("About this conversation");
        await details.IsFitToBeSeenAsync("details");
        await details.FillAsync("What is the conversation about?", "Who rings the family");
        await details.PressAsync("Save");

        var renamed = megan.CardTitled("Your plan: Who rings the family");
        await renamed.PressAsync("Put away");
        var putAway = megan.CardTitled("Put away");
        await putAway.IsFitToBeSeenAsync("put-away");
        await putAway.PressAsync("Open");
        await renamed.IsShownAsync();

        await megan.SayAsync("list");
        await megan.SeesCardsAsync("My preparations", 2);
        await list.PressAsync("Delete…");
        var delete = megan.CardTitled("Delete “Who rings the family”?");
        await delete.IsFitToBeSeenAsync("delete");
        await delete.PressAsync("Keep it");
        await renamed.IsShownAsync();

        await megan.SayAsync("list");
        await megan.SeesCardsAsync("My preparations", 3);
        await list.PressAsync("Delete…");
        await delete.PressAsync("Delete it");
        var deleted = megan.CardTitled("Conversation Coach");
        await deleted.SaysAsync("Deleted: all you wrote for that preparation is gone.");
        await deleted.IsFitToBeSeenAsync("deleted");

        await deleted.PressAsync("My preparations");
        await list.SaysAsync("You have none yet.");
        await megan.PictureAsync("the-whole-chat");
    }

    private static DateOnly InDays(int days) => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date).AddDays(days);

    private static string Long(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);
}
