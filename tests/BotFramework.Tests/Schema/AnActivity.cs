using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.Schema;

public class AnActivity
{
    private static Activity Said(string text = "hello") => new("message")
    {
        Id = "7",
        ChannelId = "msteams",
        ServiceUrl = "https://smba.example/",
        Locale = "cy-GB",
        From = new ChannelAccount("29:user", "Ann"),
        Recipient = new ChannelAccount("28:bot", "Coach"),
        Conversation = new ConversationAccount(id: "a:1"),
        Text = text,
    };

    [Fact]
    public void Is_seen_as_what_its_type_says()
    {
        Assert.NotNull(Said().AsMessageActivity());
        Assert.NotNull(new Activity("Event/started").AsEventActivity());
        Assert.Null(Said().AsEventActivity());
        Assert.Null(new Activity("messageReaction").AsMessageActivity());
        Assert.Null(new Activity().AsMessageActivity());
    }

    [Fact]
    public void Is_answered_from_the_bot_to_the_user()
    {
        var reply = Said().CreateReply("hi");

        Assert.Equal(("28:bot", "29:user", "7", "a:1", "hi", "cy-GB"), (reply.From.Id, reply.Recipient.Id, reply.ReplyToId, reply.Conversation.Id, reply.Text, reply.Locale));
    }

    [Fact]
    public void Is_traced_with_the_type_of_its_value()
    {
        var trace = Said().CreateTrace("state", new JObject());

        Assert.Equal((ActivityTypes.Trace, "state", nameof(JObject)), (trace.Type, trace.Name, trace.ValueType));
    }

    [Fact]
    public void Can_be_continued_from_its_reference()
    {
        var reference = Said().GetConversationReference();
        var continuation = reference.GetContinuationActivity();

        Assert.Equal((ActivityEventNames.ContinueConversation, "29:user", "28:bot"), (continuation.Name, continuation.From.Id, continuation.Recipient.Id));
        Assert.Same(reference, continuation.RelatesTo);
    }

    [Fact]
    public void Goes_where_a_reference_points()
    {
        var sent = new Activity("message").ApplyConversationReference(Said().GetConversationReference());
        var received = new Activity("message").ApplyConversationReference(Said().GetConversationReference(), isIncoming: true);

        Assert.Equal(("28:bot", "29:user", "7", null), (sent.From.Id, sent.Recipient.Id, sent.ReplyToId, sent.Id));
        Assert.Equal(("29:user", "28:bot", "7"), (received.From.Id, received.Recipient.Id, received.Id));
    }

    [Fact]
    public void Has_a_reply_that_can_be_referred_to() =>
        Assert.Equal("9", Said().GetReplyConversationReference(new ResourceResponse("9")).ActivityId);

    [Fact]
    public void Loses_the_mention_of_the_bot_but_not_of_others()
    {
        var activity = Wire.Read<Activity>("""
            {"type":"message","recipient":{"id":"28:bot"},"text":"<at>Coach</at> tell <at>Ann</at>","entities":[
            {"type":"mention","text":"<at>Coach</at>","mentioned":{"id":"28:bot"}},{"type":"mention","text":"<at>Ann</at>","mentioned":{"id":"29:user"}},{"type":"clientInfo"}]}
            """);

        Assert.True(activity.MentionsRecipient());
        Assert.True(activity.MentionsId("29:user"));
        Assert.Equal(2, activity.GetMentions().Length);
        Assert.Equal("tell <at>Ann</at>", activity.RemoveRecipientMention());
        Assert.Equal("tell <at>Ann</at>", activity.Text);
    }

    [Fact]
    public void Gives_channel_data_as_asked()
    {
        var activity = Wire.Read<Activity>("""{"type":"message","channelData":{"tenant":{"id":"t"},"team":{"id":"19:t"},"settings":{"selectedChannel":{"id":"c"}},"more":1}}""");

        var data = activity.GetChannelData<TeamsChannelData>();

        Assert.Equal(("t", "19:t", "c"), (data.Tenant.Id, data.Team.Id, data.Settings.SelectedChannel.Id));
        Assert.True(data.AdditionalProperties.ContainsKey("more"));
        Assert.True(activity.TryGetChannelData<JObject>(out _));
        Assert.False(new Activity { ChannelData = "text" }.TryGetChannelData<TeamsChannelData>(out _));
        Assert.False(new Activity().TryGetChannelData<TeamsChannelData>(out _));
    }

    [Theory]
    [InlineData("text", true)]
    [InlineData("  ", false)]
    [InlineData(null, false)]
    public void Has_content_when_there_is_something_to_show(string? text, bool expected) => Assert.Equal(expected, Said(text!).HasContent());

    [Fact]
    public void Shows_its_unknown_fields_and_takes_new_ones()
    {
        var activity = Wire.Read<Activity>("""{"type":"message","mood":"calm"}""");
        activity.Properties["weather"] = "fair";

        Assert.Equal("calm", (string?)activity.Properties["mood"]);
        Assert.Contains("\"weather\":\"fair\"", Wire.ToJson(activity), StringComparison.Ordinal);
    }
}
