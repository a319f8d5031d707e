using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class Arriving
{
    private readonly Coach _coach = new();

    [Fact]
    public async Task Is_welcomed_with_what_the_bot_can_do_what_it_keeps_and_who_sees_it()
    {
        var ann = _coach.Person();

        await ann.ArrivesAsync();

        var words = Coach.English.Phrases.Welcome;
        Assert.Equal(words.Title, ann.Latest.Title);
        Assert.Contains(words.Kept, ann.Latest.Lines);
        Assert.Contains(words.Seen, ann.Latest.Lines);
    }

    [Fact]
    public async Task Is_welcomed_once_however_often_and_in_whatever_order_the_channel_announces_it()
    {
        var ann = _coach.Person();

        await ann.InstallsAsync();
        await ann.ArrivesAsync();
        _coach.Restart();
        await ann.ArrivesAsync();

        Assert.Single(ann.Screen);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task Shows_nothing_personal_where_others_read_along(string kind)
    {
        var ann = _coach.Person();
        await ann.StartsAsync("The Tuesday quarrel");
        var before = ann.Screen.Count;

        foreach (var text in new[] { "list", "plan", "continue", "anything" })
        {
            await ann.SendAsync(activity =>
            {
                activity.Text = text;
                activity.Conversation.ConversationType = kind;
                activity.Conversation.IsGroup = true;
            });
        }

        Assert.All(ann.Screen.Skip(before), shown => Assert.Equal(Coach.English.Phrases.Private.Title, shown.Title));
        Assert.DoesNotContain("Tuesday", string.Concat(ann.Screen.Skip(before)), StringComparison.Ordinal);
    }
}
