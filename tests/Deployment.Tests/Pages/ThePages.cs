using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ConversationCoach.Bot.Pages;
using ConversationCoach.Bot.Tests.Host;
using Deployment.Tests.World;
using Microsoft.Extensions.Configuration;

namespace Deployment.Tests.Pages;

public sealed class ThePages(ThePages.Bots bots) : IClassFixture<ThePages.Bots>
{
    private static readonly string[] Addresses = ["/", "/privacy", "/terms", "/accessibility"];

    [Fact]
    public async Task Are_where_the_app_package_says()
    {
        var manifest = JsonNode.Parse(Repository.Read("manifest/manifest.json"))!;
        string[] named = [(string)manifest["developer"]!["websiteUrl"]!, (string)manifest["developer"]!["privacyUrl"]!, (string)manifest["developer"]!["termsOfUseUrl"]!, (string)manifest["publisherDocsUrl"]!];
        Assert.All(named, address => Assert.Contains(address.Replace("{{publicUrl}}", "", StringComparison.Ordinal), Addresses));
        foreach (var address in Addresses) Assert.Equal(HttpStatusCode.OK, (await GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/privacy", null, "en-GB")]
    [InlineData("/privacy", "cy", "cy-GB")]
    [InlineData("/privacy", "en-US,en;q=0.9,cy;q=0.8", "en-GB")]
    [InlineData("/privacy", "en;q=0.7, cy-GB", "cy-GB")]
    [InlineData("/privacy", "fr, cy;q=0.1", "cy-GB")]
    [InlineData("/privacy", "not a header ;;q=", "en-GB")]
    [InlineData("/privacy?lang=cy", "en", "cy-GB")]
    [InlineData("/privacy?lang=en", "cy", "en-GB")]
    [InlineData("/privacy?lang=CY-gb", null, "cy-GB")]
    [InlineData("/privacy?lang=fr", "cy", "cy-GB")]
    [InlineData("/privacy?lang=<script>", null, "en-GB")]
    public async Task Speak_the_language_that_is_asked_for(string address, string? preferred, string locale)
    {
        using var answer = await GetAsync(address, preferred);
        Assert.Contains($"<html lang=\"{locale}\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([locale], answer.Content.Headers.ContentLanguage);
        Assert.Equal(["Accept-Language"], answer.Headers.Vary);
    }

    [Fact]
    public async Task Lead_to_themselves_in_the_other_language()
    {
        foreach (var address in Addresses)
        {
            Assert.Contains("""<a href="?lang=cy" hreflang="cy-GB" lang="cy-GB">Cymraeg</a>""", await TextAsync(address, "en"), StringComparison.Ordinal);
            Assert.Contains("""<a href="?lang=en" hreflang="en-GB" lang="en-GB">English</a>""", await TextAsync(address, "cy"), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("Content-Security-Policy", "default-src 'none'; style-src 'sha256-"), InlineData("X-Content-Type-Options", "nosniff"), InlineData("Referrer-Policy", "no-referrer"), InlineData("Cross-Origin-Opener-Policy", "same-origin")]
    public async Task Are_sent_with_what_keeps_a_browser_safe(string header, string value)
    {
        foreach (var address in Addresses)
        {
            using var answer = await GetAsync(address);
            Assert.StartsWith(value, answer.Headers.GetValues(header).Single(), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Are_small_and_bring_nothing_from_elsewhere()
    {
        foreach (var address in Addresses)
        {
            var html = await TextAsync(address, "cy");
            Assert.InRange(html.Length, 1, 14_000);
            foreach (var loader in new[] { "<script", "<img", "<iframe", " src=", "@import", "url(", "style=" }) Assert.DoesNotContain(loader, html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("en", "for 365 days", "You are told 7 days before", "stays for 3650 days")]
    [InlineData("cy", "365 diwrnod", "yn cael gwybod 7 diwrnod ymlaen llaw", "yn aros am 3650 diwrnod")]
    public async Task Say_how_long_things_are_kept_as_it_is_set(string language, params string[] said)
    {
        var html = await TextAsync("/privacy", language, bots.OfSomebody);
        Assert.All(said, words => Assert.Contains(words, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Say_who_offers_the_bot_and_who_helps()
    {
        var html = await TextAsync("/privacy", "en", bots.OfSomebody);
        Assert.Contains("Smith &amp; Sons &lt;Care&gt; decides why and how", html, StringComparison.Ordinal);
        Assert.Contains("""<a href="mailto:help@example.org">help@example.org</a>""", html, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://example.org/data?a=1&amp;b=2">https://example.org/data?a=1&amp;b=2</a>""", html, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://example.org/privacy">its privacy notice</a>""", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_it_in_general_words_when_nothing_is_set()
    {
        Assert.Contains("The organisation that runs it decides why and how", await TextAsync("/privacy", "en"), StringComparison.Ordinal);
        Assert.Contains("Y sefydliad sy&#39;n ei redeg sy'n penderfynu", await TextAsync("/privacy", "cy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Organisation:Contact", "the help desk")]
    [InlineData("Organisation:Contact", "http://example.org")]
    [InlineData("Organisation:Contact", "javascript:alert(1)")]
    [InlineData("Organisation:DataProtectionContact", "somebody")]
    [InlineData("Organisation:PrivacyNotice", "help@example.org")]
    public void Are_not_offered_with_an_address_that_leads_nowhere(string setting, string value)
    {
        var told = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(setting, (string?)value)]).Build().GetSection("Organisation").Get<OrganisationOptions>()!;
        var fault = Assert.Single(new OrganisationOptionsCheck().Validate(name: null, told).Failures!);
        Assert.StartsWith(setting, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Have_the_same_parts_in_both_languages()
    {
        foreach (var address in Addresses) Assert.Equal(Parts(await TextAsync(address, "en")), Parts(await TextAsync(address, "cy")));
    }

    [Fact]
    public async Task Answer_a_look_at_the_head_alone()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Head, "/privacy");
        using var answer = await bots.OfNobody.Door.SendAsync(asked);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public void Have_a_title_for_each_in_each_language() => Assert.Equal(Addresses, PageLibrary.Paths.Select(path => $"/{path}"));

    // The headings, lists and terms, one after the other; that the bot speaks English is told in Welsh alone.
    private static IEnumerable<string> Parts(string html) => XElement.Parse(html[html.IndexOf("<main", StringComparison.Ordinal)..(html.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length)])
        .Descendants().Select(part => part.Name.LocalName).Where(name => name is "h1" or "h2" or "ul" or "ol" or "li" or "dt" or "dd");

    private async Task<string> TextAsync(string address, string language, WholeBot? bot = null)
    {
        using var answer = await GetAsync($"{address}?lang={language}", null, bot);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? preferred = null, WholeBot? bot = null)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        if (preferred is not null) asked.Headers.TryAddWithoutValidation("Accept-Language", preferred);
        return await (bot ?? bots.OfNobody).Door.SendAsync(asked);
    }

    public sealed class Bots : IAsyncLifetime
    {
        internal WholeBot OfNobody { get; } = new();

        internal WholeBot OfSomebody { get; } = new()
        {
            Settings = new()
            {
                ["Organisation:Name"] = "Smith & Sons <Care>",
                ["Organisation:Contact"] = "help@example.org",
                ["Organisation:DataProtectionContact"] = "https://example.org/data?a=1&b=2",
                ["Organisation:PrivacyNotice"] = "https://example.org/privacy",
                ["Retention:PreparationDays"] = "365",
                ["Retention:WarnDaysBefore"] = "7",
                ["Retention:AuditDays"] = "3650",
            },
        };

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            await OfNobody.DisposeAsync();
            await OfSomebody.DisposeAsync();
        }
    }
}
