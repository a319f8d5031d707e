using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

[Collection(InTheClient.Name)]
public class PreWork(World world)
{
    private static readonly string[] LastSteps = ["Start with congruence", "Explore the situation and key issues", "Problem solving and agreement to action"];

    private const string Line = "Could we talk about Friday's list, you and I?";

    [Fact]
    public Task Goes_from_a_coach_to_two_people_and_back_comes_what_they_choose() => world.AsAsync(Person.Carol, carol =>
        world.AsAsync(Person.Patti, patti => world.AsAsync(Person.Lynne, async lynne =>
        {
            // They have met the bot, so it knows where to find them.
            foreach (var one in new[] { carol, patti, lynne }) await one.AskAsync("hello", "I help you prepare the conversation");

            await carol.GoToAsync("Leadership group");
            await carol.MentionAsync("assign");
            await carol.SeesAsync("I have sent you a card in our private chat.");
            await carol.GoToAsync("Personal Chat");
            var assign = carol.CardTitled("Give people pre-work");
            await assign.TickAsync("Patti Fernandez");
            await assign.TickAsync("Lynne Robbins");
            await assign.FillAsync("A note to them, if you like", "Please do this before we meet.");
            await assign.IsFitToBeSeenAsync("assign");
            await assign.PressAsync("Look at it first");
            var preview = carol.CardTitled("This is what they will get");
            await preview.SaysAsync("To 2:");
            await preview.IsFitToBeSeenAsync("preview");
            await preview.PressAsync("Send it now");
            await carol.SeesAsync("On its way to 2.");

            // One does it, and shares her opening line.
            var asked = patti.CardTitled("Carol Reed asks you to prepare");
            await asked.IsFitToBeSeenAsync("pre-work");
            await asked.PressAsync("Start now");
            var start = patti.CardTitled("A new preparation");
            await start.FillAsync("What is the conversation about?", "Friday's list");
            await start.PressAsync("Start");
            await patti.CardTitled("Prepare by thinking through the situation").PressAsync("Save and continue");
            await patti.CardTitled("Check your purposes").PressAsync("Save and continue");
            await patti.CardTitled("Start with congruence").FillAsync("What will you say first, in the words you will use?", Line);
            foreach (var step in LastSteps)
                await patti.CardTitled(step).PressAsync("Save and continue");
            var plan = patti.CardTitled("Your plan: Friday's list");
            await plan.IsFitToBeSeenAsync("plan-to-share");
            await plan.PressAsync("Share…");
            var share = patti.CardTitled("What may your coach see?");
            await share.TickAsync("Open with");
            await share.IsFitToBeSeenAsync("share");
            await share.PressAsync("See what they will see");
            await share.SaysAsync("Your coach will see exactly this:");
            await share.IsFitToBeSeenAsync("share-look");
            await share.PressAsync("Share it");
            await patti.SeesAsync("Shared with Carol Reed.");

            // The other declines.
            var declined = lynne.CardTitled("Carol Reed asks you to prepare");
            await declined.FillAsync("A word to your coach, if you decline (they will read it)", "On leave that week");
            await declined.PressAsync("Decline");
            await lynne.SeesAsync("Your coach sees it when they look");

            await carol.CardTitled("Patti Fernandez shares something with you").PressAsync("Open");
            var copy = carol.CardTitled("Patti Fernandez: Friday's list");
            await copy.SaysAsync(Line);
            await copy.IsFitToBeSeenAsync("the-copy");

            await patti.SayAsync("my pre-work");
            await patti.CardTitled("Carol Reed asks you to prepare").PressAsync("Take back what I shared");
            await patti.SeesAsync("Taken back.");
            await carol.CardTitled("Taken back").IsFitToBeSeenAsync("taken-back");

            await carol.SayAsync("follow");
            var follow = carol.CardTitled("Five steps to a difficult conversation");
            await follow.SaysAsync("On leave that week");
            await follow.IsFitToBeSeenAsync("follow");
            Assert.DoesNotContain("Friday's list", await carol.EverythingAsync(), StringComparison.Ordinal);
        })));

    [Fact]
    public Task Goes_out_and_is_followed_by_typing_alone() => world.AsAsync(Person.Henrietta, henrietta => world.AsAsync(Person.Diego, async diego =>
    {
        foreach (var one in new[] { henrietta, diego }) await one.AskAsync("hello", "I help you prepare the conversation");
        await henrietta.GoToAsync("Leadership group");
        await henrietta.MentionAsync("assign");
        await henrietta.SeesAsync("I have sent you a card in our private chat.");
        await henrietta.GoToAsync("Personal Chat");

        await henrietta.SayAsync("assign");
        await henrietta.AskAsync("Diego Siciliani", "Which way of preparing?");
        await henrietta.AskAsync("1", "A note to them, if you like");
        await henrietta.AskAsync("Please look at this before we meet", "By which day, if any?");
        await henrietta.PictureAsync("assign-by-typing");
        await henrietta.AskAsync("3 December 2099", "This is what they will get");
        await henrietta.AskAsync("send it now", "On its way to 1.");

        await diego.CardTitled("Henrietta Mueller asks you to prepare").SaysAsync("Please look at this before we meet");
        await diego.AskAsync("decline", "A word to your coach, if you decline");
        await diego.AskAsync("On leave that week", "Your coach sees it when they look");

        await henrietta.AskAsync("follow", "On leave that week");
        await henrietta.SayAsync("more");
        await henrietta.CardTitled("Change or export").IsShownAsync();
        await henrietta.AskAsync("another day", "Wanted by: which day?");
        await henrietta.AskAsync("4 December 2099", "It is wanted by");
        await henrietta.PictureAsync("follow-by-typing");
    }));
}
