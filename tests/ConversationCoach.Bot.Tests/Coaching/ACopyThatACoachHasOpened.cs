using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Core.Assignments;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>It stays in the coach's chat for as long as the person shares it, and not longer.</summary>
public sealed class ACopyThatACoachHasOpened : IAsyncLifetime, IAsyncDisposable
{
    private const string Secret = "Quietly enormous xylophone";

    private readonly Tenant _tenant = new(("PublicUrl", "http://localhost"));

    [Theory, InlineData(false), InlineData(true)]
    public async Task Goes_with_everything_else_of_the_coach(bool isTakenBackJustBefore)
    {
        var (coach, adele) = await SharedAsync();
        await OpenAsync(coach);
        Assert.Equal(1, Seen);
        if (isTakenBackJustBefore) await TakeBackAsync(adele);

        await PostAsync(coach, activity => activity["text"] = "delete everything");
        await PostAsync(coach, activity => activity["text"] = "yes");

        Assert.Equal(0, Seen);
        Assert.Contains(_tenant.InboxOf("coach").Messages, shown => shown.Title == "Taken back");
    }

    [Fact]
    public async Task Goes_when_it_is_taken_back_while_it_is_on_its_way()
    {
        var (coach, adele) = await SharedAsync();
        var isTakenBack = false;
        _tenant.Before = request =>
        {
            if (isTakenBack || request.Content?.ReadAsStringAsync().GetAwaiter().GetResult().Contains(Secret, StringComparison.Ordinal) is not true) return null;
            isTakenBack = true;
            Task.Run(async () =>
            {
                await TakeBackAsync(adele);
                await _tenant.DeliverAsync(rounds: 3);
            }).GetAwaiter().GetResult();
            return null;
        };

        await OpenAsync(coach);

        Assert.True(isTakenBack);
        Assert.Equal(0, Seen);
    }

    [Fact]
    public async Task Goes_at_once_when_it_cannot_be_kept_where_it_was_shown()
    {
        var (coach, _) = await SharedAsync();
        Sql("CREATE TRIGGER broken BEFORE INSERT ON share_shown BEGIN SELECT RAISE(ABORT, 'broken'); END");

        await OpenAsync(coach);

        Assert.Equal(0, Seen);
    }

    [Fact]
    public async Task Goes_once_a_coach_is_back_who_had_removed_the_bot_when_it_was_taken_back()
    {
        var (coach, adele) = await SharedAsync();
        await OpenAsync(coach);
        await PostAsync(coach, activity => (activity["type"], activity["action"]) = ("installationUpdate", "remove"));
        await TakeBackAsync(adele);
        await _tenant.DeliverAsync();
        Assert.Equal(1, Seen);

        await PostAsync(coach, activity => (activity["type"], activity["action"]) = ("installationUpdate", "add"));
        await _tenant.DeliverAsync();

        Assert.Equal(0, Seen);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private int Seen => _tenant.InboxOf("coach").Messages.Count(shown => shown.Json.Contains(Secret, StringComparison.Ordinal));

    private async Task TakeBackAsync(Visitor person)
    {
        var store = _tenant.Bot.Services.GetRequiredService<IPreWorkStore>();
        var mine = (await store.ListAsync(person.User, all: true, CancellationToken.None)).Single();
        Assert.True(await store.TakeBackAsync(mine.Id, person.User, CancellationToken.None));
    }

    private Task OpenAsync(Visitor coach) =>
        PostAsync(coach, activity => activity["value"] = JsonNode.Parse(Visitor.Press(_tenant.InboxOf("coach").Latest, "Open")));

    // Not as replies in the answer, but as a channel gets them, which gives each an id.
    private async Task PostAsync(Visitor who, Action<JsonObject> change)
    {
        using var answer = await _tenant.Bot.PostAsync(who.Activity(activity =>
        {
            activity.Remove("deliveryMode");
            change(activity);
        }).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private void Sql(string sql)
    {
        using var connection = _tenant.Bot.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task<(Visitor Coach, Visitor Adele)> SharedAsync()
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await coach.PressesAsync(_tenant.InboxOf("coach").Latest, "Look at it first", ("people", "0"));
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var adele = _tenant.Person("adele");
        await adele.PressesAsync(_tenant.InboxOf("adele").Latest, "Start now");
        await adele.PressesAsync("Start", ("about", "The rota"));
        await adele.PressesAsync("Save and continue", (adele.Card.Inputs.Keys.First(id => id.StartsWith("answer.", StringComparison.Ordinal)), Secret));
        await adele.SaysAsync("share");
        await adele.PressesAsync("See what they will see", ("parts", "purpose"));
        await adele.PressesAsync("Share it");
        await _tenant.DeliverAsync();
        return (coach, adele);
    }
}
