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
        _issuer.Publish("key-2", "msteams");
        _issuer.WithdrawFirst();
        _clock.Advance(TimeSpan.FromHours(13));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => CheckAsync(_issuer.Token()));
    }

    [Fact]
    public async Task Are_kept_when_the_answer_holds_none()
    {
        await CheckAsync(_issuer.Token());
        _issuer.Withdraw();
        _clock.Advance(TimeSpan.FromHours(13));

        await CheckAsync(_issuer.Token());
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

    [Fact]
    public async Task Are_asked_for_again_by_an_unknown_one_at_once_and_then_not_for_five_minutes()
    {
        await CheckAsync(_issuer.Token());
        await CheckAsync(_issuer.Token(_issuer.Publish("key-2", "msteams")));
        var later = _issuer.Publish("key-3", "msteams");

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => CheckAsync(_issuer.Token(later)));
        _clock.Advance(TimeSpan.FromMinutes(5));
        await CheckAsync(_issuer.Token(later));
    }

    [Fact]
    public async Task Are_kept_for_an_hour_without_the_channel_and_then_renewed()
    {
        await CheckAsync(_issuer.Token());
        _clock.Advance(TimeSpan.FromHours(12));
        _issuer.IsDown = true;

        for (var minute = 0; minute < 60; minute++)
        {
            await CheckAsync(_issuer.Token());
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(DocumentsOfAnAnswer + 12, _issuer.TimesAsked);
        _issuer.IsDown = false;
        await CheckAsync(_issuer.Token(_issuer.Publish("key-2", "msteams")));
    }

    [Fact]
    public async Task Are_kept_when_the_channel_answers_nonsense()
    {
        await CheckAsync(_issuer.Token());
        _issuer.TalksNonsense = true;
        _clock.Advance(TimeSpan.FromHours(13));

        await CheckAsync(_issuer.Token());
    }

    [Fact]
    public async Task Are_missed_when_all_that_was_ever_had_is_nonsense_and_asked_for_again_soon()
    {
        _issuer.TalksNonsense = true;
        for (var i = 0; i < 10; i++) await Assert.ThrowsAsync<IOException>(() => CheckAsync(_issuer.Token()));
        Assert.Equal(1, _issuer.TimesAsked);

        _issuer.TalksNonsense = false;
        _clock.Advance(TimeSpan.FromSeconds(5));
        await CheckAsync(_issuer.Token());
    }

    private Task<ClaimsIdentity> CheckAsync(string token) => _tokens.CheckAsync($"Bearer {token}", "msteams", [], default);
}
