using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;

namespace BotFramework.Tests.Connector;

public sealed class TheChannelsKeys : IDisposable
{
    // One for the metadata, one for the keys.
    private const int DocumentsOfAnAnswer = 2;

    private readonly LocalIssuer _issuer = new();
    private readonly HurriedClock _clock = new();
    private readonly ChannelTokens _tokens;

    public TheChannelsKeys() =>
        _tokens = new(new ChannelAuthenticationSettings { MetadataUrl = LocalIssuer.MetadataUrl }, _issuer.CreateClient(""), _clock);

    public void Dispose() => _issuer.Dispose();

    [Fact]
    public async Task Are_asked_for_again_when_a_token_names_another_key()
    {
        await CheckAsync(_issuer.Token());
        var later = _issuer.Publish("key-2", "msteams");
        _clock.Advance(TimeSpan.FromMinutes(6));

        await CheckAsync(_issuer.Token(later));
    }

    [Fact]
    public async Task Are_not_asked_for_again_by_every_forged_token()
    {
        await CheckAsync(_issuer.Token());
        _clock.Advance(TimeSpan.FromMinutes(6));

        for (var i = 0; i < 20; i++) await Assert.ThrowsAsync<UnauthorizedAccessException>(() => CheckAsync(_issuer.Token(LocalIssuer.NewKey("forged"))));

        Assert.Equal(2 * DocumentsOfAnAnswer, _issuer.TimesAsked);
    }

    [Fact]
    public async Task Are_renewed_after_half_a_day_and_a_withdrawn_one_no_longer_counts()
    {
        await CheckAsync(_issuer.Token());
        _issuer.Withdraw();
        _clock.Advance(TimeSpan.FromHours(13));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => CheckAsync(_issuer.Token()));
    }

    [Fact]
    public async Task Are_kept_while_the_channel_cannot_be_asked()
    {
        await CheckAsync(_issuer.Token());
        _issuer.IsDown = true;
        _clock.Advance(TimeSpan.FromHours(13));

        await CheckAsync(_issuer.Token());
    }

    [Fact]
    public async Task Are_missed_when_they_were_never_had()
    {
        _issuer.IsDown = true;

        await Assert.ThrowsAsync<IOException>(() => CheckAsync(_issuer.Token()));
    }

    private Task<ClaimsIdentity> CheckAsync(string token) => _tokens.CheckAsync($"Bearer {token}", "msteams", [], default);
}
