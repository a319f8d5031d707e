using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.Builder;

public class ATeamsHandler
{
    private readonly Recorder _bot = new();

    [Theory]
    [InlineData("channelCreated", "channel created General in Sales")]
    [InlineData("channelDeleted", "channel deleted General in Sales")]
    [InlineData("channelRenamed", "channel renamed General in Sales")]
    [InlineData("channelRestored", "channel restored General in Sales")]
    [InlineData("teamArchived", "team archived Sales")]
    [InlineData("teamDeleted", "team deleted Sales")]
    [InlineData("teamHardDeleted", "team hard deleted Sales")]
    [InlineData("teamRenamed", "team renamed Sales")]
    [InlineData("teamRestored", "team restored Sales")]
    [InlineData("teamUnarchived", "team unarchived Sales")]
    public async Task Tells_what_happens_to_teams_and_their_channels(string eventType, string called)
    {
        await SayAsync(new Activity(ActivityTypes.ConversationUpdate), eventType);

        Assert.Equal([called], _bot.Called);
    }

    [Fact]
    public async Task Tells_who_came_with_what_the_activity_already_says()
    {
        var member = new ChannelAccount("29:ann", "Ann") { Properties = new JObject { ["email"] = "ann@example.com" } };

        await SayAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [member] });

        Assert.Equal(["came Ann ann@example.com to Sales"], _bot.Called);
    }

    [Fact]
    public async Task Tells_who_left()
    {
        await SayAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersRemoved = [new ChannelAccount("29:ann", "Ann")] });

        Assert.Equal(["left Ann"], _bot.Called);
    }

    [Theory]
    [InlineData(ActivityTypes.MessageUpdate, "editMessage", "edited")]
    [InlineData(ActivityTypes.MessageUpdate, "undeleteMessage", "undeleted")]
    [InlineData(ActivityTypes.MessageDelete, "softDeleteMessage", "deleted")]
    public async Task Tells_what_happens_to_messages(string type, string eventType, string called)
    {
        await SayAsync(new Activity(type), eventType);

        Assert.Equal([called], _bot.Called);
    }

    [Fact]
    public async Task Takes_an_invoke_without_a_name_for_the_press_of_a_card()
    {
        var adapter = await SayAsync(new Activity(ActivityTypes.Invoke));

        Assert.Equal(200, Assert.IsType<InvokeResponse>(adapter.ActiveQueue.Single().Value).Status);
        Assert.Equal(["pressed"], _bot.Called);
    }

    [Fact]
    public async Task Answers_the_press_of_a_card_nobody_handles_with_501()
    {
        var adapter = await Saying.ToAsync(
            new TeamsActivityHandler().OnTurnAsync, new Activity(ActivityTypes.Invoke), new TestAdapter(Channels.Msteams));

        Assert.Equal(501, Assert.IsType<InvokeResponse>(adapter.ActiveQueue.Single().Value).Status);
    }

    [Fact]
    public async Task Treats_other_channels_as_any_handler_does()
    {
        await Saying.ToAsync(_bot.OnTurnAsync, new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [new ChannelAccount("ann", "Ann")] });

        Assert.Equal(["joined"], _bot.Called);
    }

    [Fact]
    public void Makes_a_message_ring()
    {
        var message = new Activity(ActivityTypes.Message) { ChannelData = new JObject { ["tenant"] = new JObject { ["id"] = "t" } } };

        message.TeamsNotifyUser();

        var data = Assert.IsType<TeamsChannelData>(message.ChannelData);
        Assert.True(data.Notification.Alert);
        Assert.Equal("t", data.Tenant.Id);
    }

    [Fact]
    public void Reads_where_in_Teams_an_activity_is_from()
    {
        var activity = new Activity(ActivityTypes.Message) { ChannelData = Data(null) };

        Assert.Equal("19:general", activity.TeamsGetChannelId());
        Assert.Equal("Sales", activity.TeamsGetTeamInfo().Name);
        Assert.Null(new Activity(ActivityTypes.Message).TeamsGetTeamInfo());
    }

    private Task<TestAdapter> SayAsync(Activity activity, string? eventType = null)
    {
        activity.ChannelData = Data(eventType);
        return Saying.ToAsync(_bot.OnTurnAsync, activity, new TestAdapter(Channels.Msteams));
    }

    private static JObject Data(string? eventType) => new()
    {
        ["eventType"] = eventType,
        ["team"] = new JObject { ["id"] = "19:team", ["name"] = "Sales" },
        ["channel"] = new JObject { ["id"] = "19:general", ["name"] = "General" },
    };

    private sealed class Recorder : TeamsActivityHandler
    {
        public List<string> Called { get; } = [];

        protected override Task OnTeamsMembersAddedAsync(
            IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            teamInfo is null
                ? base.OnTeamsMembersAddedAsync(teamsMembersAdded, teamInfo, turnContext, cancellationToken)
                : Note($"came {teamsMembersAdded.Single().Name} {teamsMembersAdded.Single().Email} to {teamInfo.Name}");

        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("joined");

        protected override Task OnMembersRemovedAsync(
            IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note("left " + membersRemoved.Single().Name);

        protected override Task OnTeamsChannelCreatedAsync(
            ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"channel created {channelInfo.Name} in {teamInfo.Name}");

        protected override Task OnTeamsChannelDeletedAsync(
            ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"channel deleted {channelInfo.Name} in {teamInfo.Name}");

        protected override Task OnTeamsChannelRenamedAsync(
            ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"channel renamed {channelInfo.Name} in {teamInfo.Name}");

        protected override Task OnTeamsChannelRestoredAsync(
            ChannelInfo channelInfo, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"channel restored {channelInfo.Name} in {teamInfo.Name}");

        protected override Task OnTeamsTeamArchivedAsync(
            TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("team archived " + teamInfo.Name);

        protected override Task OnTeamsTeamDeletedAsync(
            TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("team deleted " + teamInfo.Name);

        protected override Task OnTeamsTeamHardDeletedAsync(
            TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("team hard deleted " + teamInfo.Name);

        protected override Task OnTeamsTeamRenamedAsync(
            TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("team renamed " + teamInfo.Name);

        protected override Task OnTeamsTeamRestoredAsync(
            TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("team restored " + teamInfo.Name);

        protected override Task OnTeamsTeamUnarchivedAsync(
            TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("team unarchived " + teamInfo.Name);

        protected override Task OnTeamsMessageEditAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("edited");

        protected override Task OnTeamsMessageUndeleteAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("undeleted");

        protected override Task OnTeamsMessageSoftDeleteAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Note("deleted");

        protected override async Task<InvokeResponse> OnTeamsCardActionInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            await Note("pressed");
            return CreateInvokeResponse();
        }

        private Task Note(string what)
        {
            Called.Add(what);
            return Task.CompletedTask;
        }
    }
}
