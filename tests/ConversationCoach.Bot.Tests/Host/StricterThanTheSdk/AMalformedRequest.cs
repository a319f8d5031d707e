using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Is refused with a problem detail that repeats nothing of it, and leaves nothing behind.</summary>
public sealed class AMalformedRequest() : WithTheWholeBot(new WholeBot { Log = new CapturedLog() })
{
    private const string Words = "private-words";


    public static TheoryData<string, string> Malformed => new()
    {
        { "nothing", "" },
        { "half", Hello()[..^20] },
        { "no JSON", Words },
        { "a list", $"[\"{Words}\"]" },
        { "no type", Hello(activity => activity.Remove("type")) },
        { "an empty type", Hello(activity => activity["type"] = " ") },
        { "a type that is no text", Hello(activity => activity["type"] = 7) },
        { "no conversation", Hello(activity => activity.Remove("conversation")) },
        { "half a character", Hello().Replace(Words, "\\ud800", StringComparison.Ordinal) },
        { "too deep", Hello().Replace($"\"{Words}\"", new string('[', 5000), StringComparison.Ordinal) },
    };

    [Theory, MemberData(nameof(Malformed))]
    public async Task Gets_400(string what, string body)
    {
        using var response = await Bot.PostAsync(body);
        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, what);
    }

    [Fact]
    public async Task Gets_400_when_it_is_no_UTF_8()
    {
        var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(Hello()[..^1]), (byte)',', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}']) { Headers = { ContentType = new("application/json") } };
        using var response = await Bot.PostAsync(content);
        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, "broken UTF-8");
    }

    [Theory, InlineData("text/plain"), InlineData("application/xml"), InlineData("multipart/form-data; boundary=x")]
    public async Task Gets_415_when_it_says_it_is_no_JSON(string type)
    {
        var content = new StringContent(Hello()) { Headers = { ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type) } };
        using var response = await Bot.PostAsync(content);
        await AssertRefusedAsync(response, HttpStatusCode.UnsupportedMediaType, type);
    }

    [Fact]
    public async Task Gets_413_when_it_is_too_large_for_a_real_server()
    {
        Bot.UseKestrel(0);
        Bot.StartServer();
        using var response = await Bot.PostAsync(Hello(activity => activity["text"] = Words + new string('x', 300 * 1024)));
        await AssertRefusedAsync(response, HttpStatusCode.RequestEntityTooLarge, "300 KB");
    }

    [Fact]
    public async Task Gets_405_when_it_is_no_post()
    {
        using var response = await Bot.Door.GetAsync(new Uri("/api/messages", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (response.StatusCode, Assert.Single(response.Content.Headers.Allow)));
    }

    private async Task AssertRefusedAsync(HttpResponseMessage response, HttpStatusCode status, string what)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal((what, status, "application/problem+json"), (what, response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal((int)status, (int?)JsonNode.Parse(body)!["status"]);
        Assert.DoesNotContain(Words, body + Bot.Log!.Text, StringComparison.Ordinal);
        Assert.Empty(Bot.Query("SELECT key FROM bot_state UNION ALL SELECT id FROM preparation"));
    }

    private static string Hello(Action<JsonObject>? change = null) => new Visitor(new HttpClient(), "ann").Activity(activity =>
    {
        activity["text"] = Words;
        change?.Invoke(activity);
    }).ToJsonString();
}
