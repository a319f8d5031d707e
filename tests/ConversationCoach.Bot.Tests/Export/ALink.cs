using ConversationCoach.Bot.Export;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Moq;

namespace ConversationCoach.Bot.Tests.Export;

public class ALink
{
    private static readonly ExportRequest Wanted = new(Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057"));
    private static readonly UserId Ann = new("tenant", "ann");

    private readonly ManualClock _clock = new();
    private readonly EphemeralDataProtectionProvider _protection = new();

    [Fact]
    public void Says_whose_file_it_is_and_which()
    {
        var links = Links("https://coach.example");

        var pass = links.Read(TokenOf(links.Create(Wanted, Ann, "en-GB")!));

        Assert.Equal((Wanted, Ann, "en-GB"), (pass!.Wanted, pass.Owner, pass.Locale));
    }

    [Fact]
    public void Ends_after_ten_minutes()
    {
        var links = Links("https://coach.example");
        var token = TokenOf(links.Create(Wanted, Ann, "en-GB")!);

        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.NotNull(links.Read(token));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(links.Read(token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAA")]
    public void Of_nobody_s_making_leads_nowhere(string token) => Assert.Null(Links("https://coach.example").Read(token));

    [Fact]
    public void Shows_no_word_of_what_it_says()
    {
        var link = Links("https://coach.example").Create(Wanted, Ann, "en-GB")!.ToString();

        Assert.DoesNotContain("ann", link, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("https://coach.example/exports/", link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:3978", null)]
    [InlineData("http://localhost:3978", "http://localhost:3978/")]
    public void Without_a_public_address_leads_only_to_this_machine(string listensAt, string? expected)
    {
        var features = new FeatureCollection();
        features.Set(Mock.Of<IServerAddressesFeature>(addresses => addresses.Addresses == new[] { listensAt }));

        var link = Links(null, Mock.Of<IServer>(server => server.Features == features)).Create(Wanted, Ann, "en-GB");

        Assert.Equal(expected, link?.GetLeftPart(UriPartial.Authority) is { } address ? address + "/" : null);
    }

    private ExportLinks Links(string? publicUrl, IServer? server = null) => new(_protection,
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["PublicUrl"] = publicUrl }).Build(), server ?? Mock.Of<IServer>(), _clock);

    private static string TokenOf(Uri link) => link.Segments[^1];
}
