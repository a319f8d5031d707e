using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.Host;

namespace Deployment.Tests.Telemetry;

/// <summary>Says how the bot fares, and nothing of those who talk with it.</summary>
public sealed class WhatIsExported
{
    private const string Person = "zebra", Words = "quagga";

    [Fact]
    public async Task Holds_no_word_that_anybody_wrote_and_no_id_of_anybody()
    {
        await using var collector = await Collector.StartAsync();
        await using (var bot = new WholeBot { Settings = ExportTo(collector) })
        {
            await TalkAsync(bot);
        }

        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Signals.Order(StringComparer.Ordinal));
        foreach (var name in new[] { "turn message", "storage write", "coach.turn.duration", "coach.sends", "coach.suggestions", "coach.storage.write.duration", "coach.outbox.depth", "coach.outbox.age", "botframework.connector.retries", "conversation-coach" })
            Assert.Contains(name, collector.Everything, StringComparison.Ordinal);
        foreach (var secret in new[] { Person, Words, "object-", "chat-", "29:", "m1" }) Assert.DoesNotContain(secret, collector.Everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Is_nothing_unless_the_standard_variables_name_an_address()
    {
        await using var collector = await Collector.StartAsync();
        await using (var bot = new WholeBot { Settings = new() { ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" } })
        {
            await bot.Visitor().SaysAsync("help");
        }

        await using (var bot = new WholeBot { Settings = new(ExportTo(collector)) { ["OTEL_SDK_DISABLED"] = "true" } })
        {
            await bot.Visitor().SaysAsync("help");
        }

        Assert.Empty(collector.Signals);
    }

    [Fact]
    public async Task Costs_nobody_an_answer_when_nobody_takes_it()
    {
        await using var bot = new WholeBot { Settings = new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1", ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "200" } };
        Assert.NotEmpty(await bot.Visitor().SaysAsync("help"));
    }

    // Words by card, by message, in a group, that are reworded, that cannot be kept, that cannot be sent; a file behind a link.
    private static async Task TalkAsync(WholeBot bot)
    {
        var zebra = bot.Visitor(Person);
        await zebra.StartsAsync($"The {Words} rota");
        await zebra.PressesAsync("Save and continue", ("answer.my-part", $"They are lazy, says {Words}."));
        await zebra.SaysAsync($"Good idea, but the {Words} is away.");
        await zebra.SaysAsync("export");

        bot.Trouble.Before = (_, _) => Trouble.Fail(Words);
        await zebra.SaysAsync($"What {Words} cannot keep");
        bot.Trouble.Before = null;

        var asked = 0;
        bot.Channel.Answer = _ => asked++ > 0 ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"m1"}""") } : Busy(Words);
        await SendAsync(zebra, bot, Words);
        bot.Channel.Answer = _ => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent($$$"""{"error":{"code":"x","message":"{{{Words}}}"}}""") };
        await SendAsync(zebra, bot, Words);
    }

    private static async Task SendAsync(Visitor visitor, WholeBot bot, string words)
    {
        using var answer = await bot.PostAsync(visitor.Activity(activity =>
        {
            activity.Remove("deliveryMode");
            activity["text"] = $"Either {words} or nothing.";
            activity["from"]!["name"] = words;
            activity["entities"] = new JsonArray(new JsonObject { ["type"] = words });
        }).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static HttpResponseMessage Busy(string words) => new(HttpStatusCode.TooManyRequests) { Content = new StringContent(words), Headers = { RetryAfter = new(TimeSpan.Zero) } };

    private static Dictionary<string, string> ExportTo(Collector collector) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };
}
