using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Moq;

namespace BotFramework.Tests.Builder;

public class TheCloudAdapter
{
    private readonly Mock<IConversations> _channel = new(MockBehavior.Strict);
    private readonly Adapter _adapter;

    public TheCloudAdapter()
    {
        _adapter = new Adapter(_channel.Object);
    }

    [Fact]
    public async Task Replies_to_the_activity_of_the_turn()
    {
        _channel.Setup(channel => channel.ReplyToActivityWithHttpMessagesAsync("talk", "7", It.Is<Activity>(reply => reply.Text == "Hello"), null, default))
            .ReturnsAsync(new HttpOperationResponse<ResourceResponse> { Body = new ResourceResponse("8") });
        ResourceResponse? sent = null;

        var answer = await _adapter.SayAsync(Incoming(), async (turn, cancellationToken) =>
            sent = await turn.SendActivityAsync("Hello", cancellationToken: cancellationToken));

        Assert.Null(answer);
        Assert.Equal("8", sent?.Id);
    }

    [Fact]
    public async Task Sends_to_the_conversation_what_it_says_of_its_own_accord()
    {
        _channel.Setup(channel => channel.SendToConversationWithHttpMessagesAsync("talk", It.IsAny<Activity>(), null, default))
            .ReturnsAsync(new HttpOperationResponse<ResourceResponse> { Body = new ResourceResponse("9") });

        await _adapter.ContinueConversationAsync(
            "bot-app", Incoming().GetConversationReference(), (turn, cancellationToken) => turn.SendActivityAsync("Later", cancellationToken: cancellationToken), default);

        _channel.VerifyAll();
    }

    [Fact]
    public async Task Updates_and_deletes_in_the_conversation_of_the_turn()
    {
        _channel.Setup(channel => channel.UpdateActivityWithHttpMessagesAsync("talk", "5", It.IsAny<Activity>(), null, default))
            .ReturnsAsync(new HttpOperationResponse<ResourceResponse> { Body = new ResourceResponse("5") });
        _channel.Setup(channel => channel.DeleteActivityWithHttpMessagesAsync("talk", "6", null, default)).ReturnsAsync(new HttpOperationResponse());

        await _adapter.SayAsync(Incoming(), async (turn, cancellationToken) =>
        {
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "5", Text = "new" }, cancellationToken);
            await turn.DeleteActivityAsync("6", cancellationToken);
        });

        _channel.VerifyAll();
    }

    [Fact]
    public async Task Sends_no_trace_to_a_channel() =>
        await _adapter.SayAsync(Incoming(), (turn, cancellationToken) => turn.SendActivityAsync(new Activity(ActivityTypes.Trace), cancellationToken));

    [Fact]
    public async Task Waits_for_a_delay_instead_of_sending_it() =>
        await _adapter.SayAsync(Incoming(), (turn, cancellationToken) => turn.SendActivityAsync(new Activity(ActivityTypes.Delay) { Value = 0 }, cancellationToken));

    [Fact]
    public async Task Answers_with_the_replies_when_they_are_expected()
    {
        var incoming = Incoming();
        incoming.DeliveryMode = DeliveryModes.ExpectReplies;

        var answer = await _adapter.SayAsync(incoming, (turn, cancellationToken) => turn.SendActivityAsync("Hello", cancellationToken: cancellationToken));

        Assert.Equal(200, answer.Status);
        Assert.Equal("Hello", Assert.IsType<ExpectedReplies>(answer.Body).Activities.Single().Text);
    }

    [Fact]
    public async Task Answers_an_invoke_with_what_the_bot_sends_for_it()
    {
        var incoming = Incoming(ActivityTypes.Invoke);

        var answer = await _adapter.SayAsync(incoming, (turn, cancellationToken) => turn.SendActivityAsync(
            new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 202, Body = "done" } }, cancellationToken));

        Assert.Equal(202, answer.Status);
        Assert.Equal("done", answer.Body);
    }

    [Fact]
    public async Task Answers_an_invoke_nobody_answers_with_501() =>
        Assert.Equal(501, (await _adapter.SayAsync(Incoming(ActivityTypes.Invoke), (_, _) => Task.CompletedTask)).Status);

    [Fact]
    public async Task Answers_an_invoke_with_an_activity_when_replies_are_expected()
    {
        var incoming = Incoming(ActivityTypes.Invoke);
        incoming.DeliveryMode = DeliveryModes.ExpectReplies;

        var answer = await _adapter.SayAsync(incoming, new ActivityHandler().OnTurnAsync);

        Assert.Equal(200, answer.Status);
        Assert.Equal(ActivityTypesEx.InvokeResponse, Assert.IsType<ExpectedReplies>(answer.Body).Activities.Single().Type);
    }

    [Fact]
    public async Task Believes_nobody_about_who_is_calling()
    {
        var incoming = Incoming();
        incoming.CallerId = "urn:somebody:else";
        string? seen = null;

        await _adapter.SayAsync(incoming, (turn, _) =>
        {
            seen = turn.Activity.CallerId;
            return Task.CompletedTask;
        });

        Assert.Equal("urn:checked", seen);
    }

    [Fact]
    public async Task Shows_the_error_handler_what_the_bot_threw()
    {
        Exception? shown = null;
        _adapter.OnTurnError = (_, error) =>
        {
            shown = error;
            return Task.CompletedTask;
        };

        await _adapter.SayAsync(Incoming(), (_, _) => throw new InvalidOperationException("no"));

        Assert.Equal("no", shown?.Message);
    }

    [Fact]
    public async Task Creates_a_conversation_and_runs_the_bot_in_it()
    {
        _channel.Setup(channel => channel.CreateConversationWithHttpMessagesAsync(It.IsAny<ConversationParameters>(), null, default))
            .ReturnsAsync(new HttpOperationResponse<ConversationResourceResponse> { Body = new ConversationResourceResponse(id: "new") });
        Activity? seen = null;

        await _adapter.CreateConversationAsync(
            "bot-app", Channels.Msteams, "https://service", "audience", new ConversationParameters { TenantId = "tenant" },
            (turn, _) =>
            {
                seen = turn.Activity;
                return Task.CompletedTask;
            },
            default);

        Assert.Equal(ActivityEventNames.CreateConversation, seen?.Name);
        Assert.Equal("new", seen?.Conversation.Id);
        Assert.Equal("tenant", seen?.Conversation.TenantId);
        Assert.Equal("https://service", seen?.ServiceUrl);
        Assert.Equal("https://service audience", _adapter.Asked);
    }

    [Fact]
    public async Task Continues_as_the_app_it_is_told_to_be()
    {
        string? app = null;

        await _adapter.ContinueConversationAsync(
            "bot-app", Incoming().GetConversationReference(),
            (turn, _) =>
            {
                app = turn.TurnState.Get<ClaimsIdentity>(BotAdapter.BotIdentityKey)?.FindFirst(AuthenticationConstants.AudienceClaim)?.Value;
                return Task.CompletedTask;
            },
            default);

        Assert.Equal("bot-app", app);
    }

    private static Activity Incoming(string type = ActivityTypes.Message) => new(type)
    {
        Id = "7",
        Text = "hi",
        ChannelId = Channels.Msteams,
        ServiceUrl = "https://service",
        Conversation = new ConversationAccount(id: "talk"),
        From = new ChannelAccount("ann"),
        Recipient = new ChannelAccount("bot"),
    };

    private sealed class Adapter(IConversations channel) : CloudAdapterBase(new Authentication(channel))
    {
        public string? Asked => ((Authentication)BotFrameworkAuthentication).Asked;

        public Task<InvokeResponse> SayAsync(Activity activity, BotCallbackHandler bot) => ProcessActivityAsync("", activity, bot, default);
    }

    private sealed class Authentication(IConversations channel) : BotFrameworkAuthentication
    {
        public string? Asked { get; private set; }

        public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
            Task.FromResult(new AuthenticateRequestResult
            {
                Audience = "audience",
                CallerId = "urn:checked",
                ClaimsIdentity = new ClaimsIdentity(),
                ConnectorFactory = CreateConnectorFactory(new ClaimsIdentity()),
            });

        public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => new Factory(this, channel);

        private sealed class Factory(Authentication owner, IConversations channel) : ConnectorFactory
        {
            public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
            {
                owner.Asked = $"{serviceUrl} {audience}";
                return Task.FromResult(Mock.Of<IConnectorClient>(client => client.Conversations == channel));
            }
        }
    }
}
