using static ConversationCoach.Bot.Tests.Host.Gate.TokenIssuer;

namespace ConversationCoach.Bot.Tests.Host.Gate;

public sealed class KeysOfTheIssuer : IAsyncLifetime, IAsyncDisposable
{
    // One for the metadata, one for the keys.
    private const int DocumentsOfAnAnswer = 2;

    private readonly GuardedBot _gate = new();

    [Fact]
    public async Task Are_asked_for_once_again_when_a_token_names_a_new_one()
    {
        Assert.Equal((200, true), await CallAsync(Token()));
        _gate.Issuer.Publish("key-2", Another, "msteams");

        var calls = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync(TokenOf("key-2"))));

        Assert.All(calls, call => Assert.Equal((200, true), call));
        Assert.Equal(2 * DocumentsOfAnAnswer, _gate.Issuer.TimesAsked);
    }

    [Fact]
    public async Task Are_not_asked_for_by_every_token_that_names_one_nobody_has()
    {
        Assert.Equal((200, true), await CallAsync(Token()));
        for (var forged = 0; forged < 20; forged++) Assert.Equal((401, false), await CallAsync(TokenOf($"forged-{forged}")));

        Assert.Equal(2 * DocumentsOfAnAnswer, _gate.Issuer.TimesAsked);
        _gate.Issuer.Publish("key-2", Another, "msteams");
        Assert.Equal((401, false), await CallAsync(TokenOf("key-2")));
    }

    [Fact]
    public async Task Are_kept_while_the_issuer_is_down()
    {
        Assert.Equal((200, true), await CallAsync(Token()));
        _gate.Issuer.IsDown = true;

        Assert.Equal((401, false), await CallAsync(TokenOf("key-2")));
        Assert.Equal((200, true), await CallAsync(Token()));
        Assert.Contains("could not be renewed", _gate.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Let_nobody_in_while_none_are_known_and_are_not_asked_for_by_every_caller()
    {
        _gate.Issuer.IsDown = true;
        for (var caller = 0; caller < 5; caller++) Assert.Equal((503, false), await CallAsync(Token()));
        Assert.Equal((401, false), await CallAsync("garbage"));

        Assert.Equal(1, _gate.Issuer.TimesAsked);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    private static string TokenOf(string key) => Token(header: head => head["kid"] = key, sign: By(Another));

    private Task<(int Status, bool HadATurn)> CallAsync(string token) => _gate.CallAsync([$"Bearer {token}"]);
}
