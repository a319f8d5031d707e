using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

/// <summary>Rewording outside the chat with the bot: beside a message that is written, on one that was sent, and where it is mentioned.</summary>
[Collection(InTheClient.Name)]
public class FromAnyMessage(World world)
{
    private const string Group = "Leadership group";
    private const string Blunt = "Great plan, but there is no money for it at all.";

    [Fact]
    public Task Reframe_looks_at_typed_words_and_puts_the_chosen_ones_into_the_message() => world.AsAsync(Person.Adele, async adele =>
    {
        await adele.GoToAsync(Group);
        var reframe = adele.Extension;

        await reframe.OpenAsync("reframe");
        await reframe.DialogCard.AsksAsync("Which words would you like to send?");
        await reframe.DialogCard.IsFitToBeSeenAsync("asked-for-words");
        await reframe.DialogCard.FillAsync("Which words would you like to send?", Blunt);
        await reframe.DialogCard.PressAsync("Look at it");

        await reframe.DialogCard.SaysAsync("Great plan, but");
        var chosen = await reframe.DialogCard.ChosenAsync();
        Assert.DoesNotContain("but", chosen, StringComparison.Ordinal);
        await reframe.DialogCard.IsFitToBeSeenAsync("words-to-choose-from");
        await adele.PictureAsync("the-dialog");
        await reframe.DialogCard.PressAsync("Put into my message");

        await reframe.IsClosedAsync();
        await reframe.CardInTheMessage.SaysAsync(chosen);
        await adele.PictureAsync("in-the-message");

        await reframe.SendAsync();
        await adele.SeesInTheChatAsync(chosen);
        await adele.PictureAsync("sent-to-the-group");
    });

    [Fact]
    public Task Reframe_looks_at_a_message_from_its_menu() => world.AsAsync(Person.Isaac, async isaac =>
    {
        const string said = "Nice thought, but nobody will come to a meeting at seven.";
        await isaac.AskAsync(said, "Another way to say it");

        await isaac.Extension.OpenOnAsync(said, "reframe");
        await isaac.Extension.DialogCard.SaysAsync("Nice thought, but");
        await isaac.Extension.DialogCard.TickAsync("My own words, as they are");
        await isaac.Extension.DialogCard.IsFitToBeSeenAsync("on-a-message");
        await isaac.PictureAsync("the-dialog");
        await isaac.Extension.DialogCard.PressAsync("Put into my message");

        await isaac.Extension.IsClosedAsync();
        await isaac.Extension.CardInTheMessage.SaysAsync(said);
        await isaac.PictureAsync("in-the-message");
    });

    [Fact]
    public Task Reframing_tips_are_found_by_a_word_and_put_into_the_message() => world.AsAsync(Person.Lee, async lee =>
    {
        await lee.Extension.SearchAsync("tips", "about", "culprit");
        await lee.Extension.FindsAsync("A question that looks for the culprit");
        await lee.PictureAsync("found");

        await lee.Extension.TakeAsync("A question that looks for the culprit");
        await lee.Extension.CardInTheMessage.SaysAsync("Ask “how can we …” instead of who or why.");
        await lee.Extension.CardInTheMessage.IsFitToBeSeenAsync("a-tip");
        await lee.PictureAsync("in-the-message");
    });

    [Fact]
    public Task A_mention_in_a_group_is_answered_there_with_nothing_about_the_person() => world.AsAsync(Person.Grady, async grady =>
    {
        await grady.GoToAsync(Group);

        await grady.MentionAsync("reframe Good idea, but we have no staff for it.");

        var card = grady.CardTitled("Another way to say it");
        await card.SaysAsync("Good idea, but");
        await card.IsFitToBeSeenAsync("in-a-group");
        var text = await card.TextAsync();
        Assert.All(["Mute this tip", "Not helpful", "Copy", "Practise"], personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal));
        await card.PressAsync("Why?");
        await card.SaysAsync("McDermott and Hall");
        await grady.PictureAsync("the-group");
    });
}
