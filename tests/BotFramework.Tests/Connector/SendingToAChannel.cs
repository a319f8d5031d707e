using System.Globalization;
using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using static BotFramework.Tests.Connector.ScriptedChannel;

namespace BotFramework.Tests.Connector;

public class SendingToAChannel
{
    private const string Accepted = """{"id":"reply-1"}""";

    private readonly HurriedClock _clock = new();

    private static Activity Hello => new("message") { Conversation = new ConversationAccount(id: "a:1/2?3"), ReplyToId = "f:7", Text = "hello" };

    [Fact]
    public async Task Goes_to_the_escaped_address_of_the_conversation_and_answers_with_the_id()
    {
        var channel = new ScriptedChannel(Answers(HttpStatusCode.Created, Accepted));

        var response = await To(channel).Conversations.ReplyToActivityAsync(Hello);

        Assert.Equal("reply-1", response.Id);
        var (method, address, body, _) = Assert.Single(channel.Asked);
        Assert.Equal((HttpMethod.Post, "https://smba.example/uk/v3/conversations/a%3A1%2F2%3F3/activities/f%3A7"), (method, address));
        Assert.Equal("""{"type":"message","conversation":{"id":"a:1/2?3"},"text":"hello","replyToId":"f:7"}""", body);
    }

    [Fact]
    public async Task Reaches_every_operation_where_the_protocol_has_it()
    {
        var channel = new ScriptedChannel(Answers(HttpStatusCode.OK, "{}"), Answers(HttpStatusCode.OK, "{}"), Answers(HttpStatusCode.OK), Answers(HttpStatusCode.OK, "{}"),
            Answers(HttpStatusCode.OK, """[{"id":"29:1","email":"a@example.org"}]"""), Answers(HttpStatusCode.OK, """{"id":"29:1"}"""),
            Answers(HttpStatusCode.OK, """{"members":[{"id":"29:1"}],"continuationToken":"more"}"""));
        var conversations = To(channel).Conversations;

        await conversations.SendToConversationAsync(Hello);
        await conversations.UpdateActivityAsync("c", "1", Hello);
        await conversations.DeleteActivityAsync("c", "1");
        await conversations.CreateConversationAsync(new ConversationParameters { TenantId = "t" });
        var members = await conversations.GetConversationMembersAsync("c");
        var member = await ((Conversations)conversations).GetConversationMemberAsync("29:1", "c");
        var page = await conversations.GetConversationPagedMembersAsync("c", 50, "a b");

        Assert.Equal(
            [
                "POST /uk/v3/conversations/a%3A1%2F2%3F3/activities", "PUT /uk/v3/conversations/c/activities/1", "DELETE /uk/v3/conversations/c/activities/1",
                "POST /uk/v3/conversations", "GET /uk/v3/conversations/c/members", "GET /uk/v3/conversations/c/members/29%3A1",
                "GET /uk/v3/conversations/c/pagedmembers?pageSize=50&continuationToken=a%20b",
            ],
            channel.Asked.Select(asked => $"{asked.Method} {new Uri(asked.Address).PathAndQuery}"));
        Assert.Equal("a@example.org", (string?)Assert.Single(members).Properties["email"]);
        Assert.Equal(("29:1", "more"), (member.Id, page.ContinuationToken));
    }

    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Is_tried_again_when_Teams_asks_for_it(HttpStatusCode status)
    {
        var channel = new ScriptedChannel(Answers(status), Answers(status), Answers(HttpStatusCode.OK, Accepted));

        Assert.Equal("reply-1", (await To(channel).Conversations.SendToConversationAsync(Hello)).Id);
        Assert.Equal(3, channel.Asked.Count);
        Assert.Single(channel.Asked.Distinct());
        Assert.All(_clock.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Found)]
    public async Task Is_not_tried_again_for_anything_else(HttpStatusCode status)
    {
        var channel = new ScriptedChannel(Answers(status, """{"error":{"code":"Blocked","message":"no"}}"""));

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => To(channel).Conversations.SendToConversationAsync(Hello));

        Assert.Single(channel.Asked);
        Assert.Equal((status, "Blocked"), (refusal.Response.StatusCode, refusal.Body.Error.Code));
    }

    [Fact]
    public async Task Is_given_up_after_four_tries()
    {
        var channel = new ScriptedChannel(Answers(HttpStatusCode.ServiceUnavailable, "<html>"));

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => To(channel).Conversations.SendToConversationAsync(Hello));

        Assert.Equal(4, channel.Asked.Count);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal.Response.StatusCode);
        Assert.Null(refusal.Body);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("date")]
    public async Task Waits_as_long_as_it_is_asked(string retryAfter)
    {
        if (retryAfter == "date") retryAfter = _clock.GetUtcNow().AddSeconds(3).ToString("R", CultureInfo.InvariantCulture);
        var channel = new ScriptedChannel(Answers(HttpStatusCode.TooManyRequests, retryAfter: retryAfter), Answers(HttpStatusCode.OK, Accepted));

        await To(channel).Conversations.SendToConversationAsync(Hello);

        Assert.Equal([TimeSpan.FromSeconds(3)], _clock.Waits);
    }

    [Fact]
    public async Task Does_not_wait_when_it_is_asked_to_wait_in_the_past()
    {
        var past = _clock.GetUtcNow().AddHours(-1).ToString("R", CultureInfo.InvariantCulture);
        var channel = new ScriptedChannel(Answers(HttpStatusCode.TooManyRequests, retryAfter: past), Answers(HttpStatusCode.OK, Accepted));

        await To(channel).Conversations.SendToConversationAsync(Hello);

        Assert.Equal(2, channel.Asked.Count);
        Assert.True(_clock.Waits.TrueForAll(wait => wait == TimeSpan.Zero));
    }

    [Fact]
    public async Task Is_given_up_at_once_when_the_wait_is_longer_than_a_turn_may_take()
    {
        var channel = new ScriptedChannel(Answers(HttpStatusCode.TooManyRequests, retryAfter: "3600"));

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => To(channel).Conversations.SendToConversationAsync(Hello));

        Assert.Single(channel.Asked);
        Assert.Empty(_clock.Waits);
        Assert.Equal(["3600"], refusal.Response.Headers["Retry-After"]);
    }

    [Fact]
    public async Task Takes_no_longer_than_ten_seconds_in_all()
    {
        var channel = new ScriptedChannel(Answers(HttpStatusCode.TooManyRequests, retryAfter: "4"));

        await Assert.ThrowsAsync<ErrorResponseException>(() => To(channel).Conversations.SendToConversationAsync(Hello));

        Assert.Equal(3, channel.Asked.Count);
    }

    [Fact]
    public async Task Is_not_tried_again_when_the_connection_was_cut()
    {
        var channel = new ScriptedChannel(Breaks());

        await Assert.ThrowsAsync<HttpRequestException>(() => To(channel).Conversations.SendToConversationAsync(Hello));

        Assert.Single(channel.Asked);
    }

    [Fact]
    public async Task Stops_waiting_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var channel = new ScriptedChannel(() =>
        {
            cancelled.Cancel();
            return Answers(HttpStatusCode.ServiceUnavailable)();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => To(channel).Conversations.SendToConversationAsync(Hello, cancelled.Token));
    }

    [Fact]
    public async Task Carries_the_proof_of_the_bot_but_keeps_it_and_the_words_out_of_errors()
    {
        var channel = new ScriptedChannel(Answers(HttpStatusCode.Forbidden));

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => To(channel, new Proof()).Conversations.SendToConversationAsync(Hello));

        Assert.Equal("Bearer secret", channel.Asked[0].Authorization);
        Assert.DoesNotContain("Authorization", refusal.Request.Headers.Keys);
        Assert.Null(refusal.Request.Content);
        Assert.DoesNotContain("hello", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Refuses_an_id_that_would_lead_elsewhere(string id) =>
        await Assert.ThrowsAsync<ArgumentException>(() => To(new ScriptedChannel(Answers(HttpStatusCode.OK))).Conversations.DeleteActivityAsync("c", id));

    [Fact]
    public async Task Says_so_when_the_answer_cannot_be_read() =>
        await Assert.ThrowsAsync<RestException>(() => To(new ScriptedChannel(Answers(HttpStatusCode.OK, "<html>"))).Conversations.SendToConversationAsync(Hello));

    private ConnectorClient To(ScriptedChannel channel, ServiceClientCredentials? credentials = null) =>
        new(new Uri("https://smba.example/uk/"), credentials ?? MicrosoftAppCredentials.Empty, new HttpClient(channel), disposeHttpClient: true, Resending.By(_clock));

    private sealed class Proof : AppCredentials
    {
        public Proof() => MicrosoftAppId = "app";

        protected override Lazy<IAuthenticator> BuildIAuthenticator() => new(() => new Fixed());

        private sealed class Fixed : IAuthenticator
        {
            public Task<AuthenticatorResult> GetTokenAsync(bool forceRefresh = false) => Task.FromResult(new AuthenticatorResult { AccessToken = "secret" });
        }
    }
}
