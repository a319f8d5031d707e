using System.Net;
using System.Text;
using BotFramework.Tests.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Moq;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.AspNetCore;

public class TheDoor
{
    private const string Hello = """
        {"type":"message","id":"1","text":"private words","deliveryMode":"expectReplies","channelId":"msteams","serviceUrl":"https://smba.example/uk/",
        "from":{"id":"29:1"},"recipient":{"id":"28:1"},"conversation":{"id":"a:1"}}
        """;

    private static readonly string Invoke = Hello.Replace("expectReplies", "normal", StringComparison.Ordinal).Replace("\"message\"", "\"invoke\",\"name\":\"x\"", StringComparison.Ordinal);

    [Fact]
    public async Task Returns_replies_in_the_answer_when_they_are_expected_there()
    {
        await using var host = await BotHost.EchoAsync();

        using var response = await host.PostAsync(Hello);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var reply = Assert.Single(JObject.Parse(await response.Content.ReadAsStringAsync())["activities"]!);
        Assert.Equal(("Echo: private words", "1", null), ((string?)reply["text"], (string?)reply["replyToId"], (string?)reply["id"]));
    }

    [Fact]
    public async Task Answers_a_message_with_nothing()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);

        using var response = await host.PostAsync(Hello.Replace("expectReplies", "normal", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Answers_an_invoke_as_the_bot_says()
    {
        await using var host = await BotHost.StartAsync((turn, cancellationToken) => turn.SendActivityAsync(
            new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 409, Body = new { kept = true, nothing = (string?)null } } }, cancellationToken));

        using var response = await host.PostAsync(Invoke);

        Assert.Equal((HttpStatusCode.Conflict, """{"kept":true}"""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Answers_501_when_the_bot_does_not_handle_an_invoke()
    {
        await using var host = await BotHost.StartAsync((_, _) => Task.CompletedTask);

        using var response = await host.PostAsync(Invoke);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Fact]
    public async Task Reads_a_body_that_comes_in_many_pieces()
    {
        await using var host = await BotHost.EchoAsync();
        var text = string.Concat(Enumerable.Repeat("â👋", 30_000));

        using var response = await host.PostAsync(Hello.Replace("private words", text, StringComparison.Ordinal));

        Assert.Equal($"Echo: {text}", (string?)JObject.Parse(await response.Content.ReadAsStringAsync())["activities"]![0]!["text"]);
    }

    [Fact]
    public async Task Does_not_mind_a_byte_order_mark()
    {
        await using var host = await BotHost.EchoAsync();
        var content = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Hello)]) { Headers = { ContentType = new("application/json") } };

        using var response = await host.PostAsync(content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Takes_only_posts(string method)
    {
        await using var host = await BotHost.EchoAsync();

        using var response = await host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/messages"));

        await AssertRefusedAsync(host, response, HttpStatusCode.MethodNotAllowed);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task Takes_only_json(string? type)
    {
        await using var host = await BotHost.EchoAsync();
        var content = new StringContent(Hello) { Headers = { ContentType = type is null ? null : new(type) } };

        using var response = await host.PostAsync(content);

        await AssertRefusedAsync(host, response, HttpStatusCode.UnsupportedMediaType);
    }

    public static TheoryData<string> NoActivities =>
    [
        "", "{", "null", "[]", "\"private words\"", "{}", """{"type":" "}""", """{"type":5,"text":"private words"}""",
        With("serviceUrl", null), With("serviceUrl", "\"\""), With("serviceUrl", "\"/private words\""), With("serviceUrl", "\"file:///etc/passwd\""), With("serviceUrl", "\"ftp://x\""),
        With("conversation", null), With("conversation", "{}"), With("conversation", """{"id":""}"""), With("conversation", "\"private words\""),
        With("channelId", null), With("type", null), With("from", "[1]"), With("text", "\"\\ud800\""), With("value", new string('[', 5000)), With("value", "1e999"),
        With("attachments", """{"a":"private words"}"""), With("timestamp", "\"private words\""), Hello + Hello,
    ];

    [Theory, MemberData(nameof(NoActivities))]
    public async Task Takes_only_activities(string json)
    {
        await using var host = await BotHost.EchoAsync();

        using var response = await host.PostAsync(json);

        await AssertRefusedAsync(host, response, HttpStatusCode.BadRequest);
    }

    public static TheoryData<string> OddActivities =>
    [
        With("entities", "[null]"), With("attachments", "[null,{}]"), With("channelData", "\"text\""), With("channelData", "[]"), With("value", "\"\\u0000\""), With("type", "\"unheard-of\""),
        With("text", "null"), With("membersAdded", "[null]"), With("from", "{}"), With("recipient", "null"), With("relatesTo", "{}"), With("locale", "\"zz-ZZ-!!\""),
        With("id", "\"..\""), With("replyToId", "\"../../x\""), With("properties", "{}"), With("Properties", "[1]"), With("callerId", "\"urn:botframework:azure\""),
    ];

    [Theory, MemberData(nameof(OddActivities))]
    public async Task Lets_in_what_is_odd_but_an_activity(string json)
    {
        await using var host = await BotHost.EchoAsync();

        using var response = await host.PostAsync(json);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Says_when_a_body_is_too_large()
    {
        var body = new Mock<Stream>();
        body.Setup(stream => stream.CanRead).Returns(true);
        body.Setup(stream => stream.ReadAsync(It.IsAny<Memory<byte>>(), It.IsAny<CancellationToken>()))
            .Throws(new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge));
        var context = new DefaultHttpContext { Request = { Method = "POST", ContentType = "application/json", Body = body.Object } };

        await new CloudAdapter(new ConfigurationBuilder().Build()).ProcessAsync(context.Request, context.Response, Mock.Of<IBot>());

        Assert.Equal(StatusCodes.Status413PayloadTooLarge, context.Response.StatusCode);
    }

    [Fact]
    public async Task Opens_to_the_channel_and_tells_the_bot_who_it_is_for()
    {
        using var issuer = new LocalIssuer();
        await using var host = await BotHost.EchoAsync(LocalIssuer.Configuration, issuer);

        using var response = await host.PostAsync(Hello, $"Bearer {issuer.Token()}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer private.token.words")]
    [InlineData("Basic cHJpdmF0ZSB3b3Jkcw==")]
    [InlineData("wrong service")]
    public async Task Stays_shut_to_others(string? authorization)
    {
        using var issuer = new LocalIssuer();
        await using var host = await BotHost.EchoAsync(LocalIssuer.Configuration, issuer);
        if (authorization == "wrong service") authorization = $"Bearer {issuer.Token(serviceUrl: "https://elsewhere.example/")}";

        using var response = await host.PostAsync(Hello, authorization);

        await AssertRefusedAsync(host, response, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Stays_shut_while_nobody_can_be_checked()
    {
        using var issuer = new LocalIssuer { IsDown = true };
        await using var host = await BotHost.EchoAsync(LocalIssuer.Configuration, issuer);

        using var response = await host.PostAsync(Hello, $"Bearer {issuer.Token()}");

        await AssertRefusedAsync(host, response, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Leaves_what_goes_wrong_in_the_bot_to_the_bot()
    {
        await using var host = await BotHost.StartAsync((_, _) => throw new UnauthorizedAccessException("A file, not a caller."));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.PostAsync(Hello));
    }

    private static async Task AssertRefusedAsync(BotHost host, HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(["detail", "status", "title"], JObject.Parse(body).Properties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("private", body + host.Log.Text, StringComparison.Ordinal);
        Assert.Contains($"refused with {(int)status}", host.Log.Text, StringComparison.Ordinal);
    }

    private static string With(string field, string? json)
    {
        var activity = JObject.Parse(Hello);
        activity.Remove(field);
        var rest = activity.ToString(Newtonsoft.Json.Formatting.None);
        return json is null ? rest : $"{rest[..^1]},\"{field}\":{json}}}";
    }
}
