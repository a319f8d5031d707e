using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>Cards that nobody has asked for in the private chat: pressed after other work there, they neither vanish nor are out of date.</summary>
public sealed class WhatCameByItself : IAsyncLifetime, IAsyncDisposable
{
    private readonly ShiftedClock _clock = new(new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private readonly Tenant _tenant;

    public WhatCameByItself() => _tenant = new Tenant(_clock);

    [Fact]
    public async Task Is_worked_on_where_it_stands_when_it_was_asked_for_in_a_group()
    {
        var coach = _tenant.Person("coach");
        await _tenant.PostAsync(coach, activity => activity["text"] = "start");
        var start = _tenant.InboxOf("coach").LatestId;
        await _tenant.CoachWhoAsksInAGroupAsync();
        var (asked, card) = (_tenant.InboxOf("coach").LatestId, _tenant.InboxOf("coach").Latest);

        await _tenant.PressAsync(coach, asked, card, "Look at it first", ("people", "0"));
        Assert.Equal("This is what they will get", _tenant.InboxOf("coach").ById(asked).Title);
        // The card that was worked on before is old now.
        await _tenant.PressAsync(coach, start, _tenant.InboxOf("coach").ById(start), "Start", ("about", "The rota"));
        Assert.Equal(Coach.English.Phrases.Old.Title, _tenant.InboxOf("coach").ById(start).Title);
    }

    [Fact]
    public async Task Goes_on_naming_those_who_were_not_reached_after_the_coach_has_opened_it()
    {
        _tenant.Before = request => request.RequestUri!.AbsolutePath.Contains("chat-megan", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("{}") } : null;
        var coach = await CoachWhoAskedAsync();
        await _tenant.PostAsync(coach, activity => activity["text"] = "follow");
        _clock.Advance(TimeSpan.FromMinutes(11));
        await _tenant.DeliverAsync();
        var (unreached, card) = (_tenant.InboxOf("coach").LatestId, _tenant.InboxOf("coach").Latest);
        Assert.Equal("I could not reach everybody", card.Title);

        await _tenant.PressAsync(coach, unreached, card, "Open");
        Assert.Contains(_tenant.InboxOf("coach").ById(unreached).Lines, line => line.Contains("Megan Bowen", StringComparison.Ordinal));
        Assert.Contains("Megan Bowen", _tenant.InboxOf("coach").Latest.Lines);
    }

    [Fact]
    public async Task Stays_when_a_person_shares_from_it()
    {
        var coach = await CoachWhoAskedAsync();
        var adele = _tenant.Person("adele");
        await adele.PressesAsync(_tenant.InboxOf("adele").Latest, "Start now");
        await _tenant.PostAsync(adele, activity => activity["value"] = JsonNode.Parse(Visitor.Press(adele.Card, "Start", ("about", "The rota"))));
        _clock.Advance(TimeSpan.FromHours(5));
        await coach.SaysAsync("follow");
        await coach.PressesAsync("Remind them", ("person", "all"));
        await _tenant.DeliverAsync();
        var (nudge, card) = (_tenant.InboxOf("adele").LatestId, _tenant.InboxOf("adele").Latest);

        await _tenant.PressAsync(adele, nudge, card, "Share…");
        Assert.Equal(card.Title, _tenant.InboxOf("adele").ById(nudge).Title);
        Assert.Equal(Coach.English.Phrases.Share.Title, _tenant.InboxOf("adele").Latest.Title);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private async Task<Visitor> CoachWhoAskedAsync()
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await coach.PressesAsync(_tenant.InboxOf("coach").Latest, "Look at it first", ("people", "0,1"), ("due", "2025-03-20"));
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        return coach;
    }
}
