using System.Net;
using System.Text.Json;
using ConversationCoach.Bot.Export;
using DocumentFormat.OpenXml.Packaging;

namespace ConversationCoach.Bot.Tests.Host;

public sealed class ALinkToAFile() : WithTheWholeBot(new WholeBot { Settings = new() { ["PublicUrl"] = "http://localhost" } })
{
    [Fact]
    public async Task Gives_the_plan_and_is_kept_nowhere_on_the_way()
    {
        using var answer = await Bot.Door.GetAsync(await LinkAsync());

        Assert.Equal((HttpStatusCode.OK, PlanDocument.ContentType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Contains("The winter rota", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_in_the_audit_each_time_it_is_followed()
    {
        var link = await LinkAsync();
        Assert.Empty(Bot.Query("SELECT kind FROM audit_event"));

        foreach (var _ in new int[2]) (await Bot.Door.GetAsync(link)).Dispose();

        Assert.Equal(["exported", "exported"], Bot.Query("SELECT kind FROM audit_event"));
    }

    [Fact]
    public async Task Is_opened_by_any_instance_also_by_one_that_began_at_the_same_time()
    {
        await using var other = new WholeBot { DatabaseFile = Bot.DatabaseFile };
        await Task.WhenAll(Task.Run(() => Bot.Door), Task.Run(() => other.Door));

        using var answer = await other.Door.GetAsync(new Uri((await LinkAsync()).PathAndQuery, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(Bot.Query("SELECT at FROM protection_key"));
    }

    [Fact]
    public async Task That_was_changed_gives_nothing()
    {
        var link = (await LinkAsync()).ToString();

        using var answer = await Bot.Door.GetAsync(new Uri(link[..^4] + "AAAA"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("has ended", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_nothing_once_the_plan_is_deleted()
    {
        var link = await LinkAsync();
        await Ann.SaysAsync("delete");
        await Ann.SaysAsync("yes");

        using var answer = await Bot.Door.GetAsync(link);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Visitor Ann => field ??= Bot.Visitor();

    private async Task<Uri> LinkAsync()
    {
        await Ann.StartsAsync();
        await Ann.SendAsync(activity => (activity["text"], activity["channelId"]) = ("export", "emulator"));
        return new Uri(JsonDocument.Parse(Ann.Card.Json).RootElement.GetProperty("actions")[0].GetProperty("url").GetString()!);
    }
}
