using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.Host;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>Whom a coach has chosen stays chosen, and nobody is left out without a word.</summary>
public sealed class ChoosingPeople : IAsyncLifetime, IAsyncDisposable
{
    private readonly Tenant _tenant = new();

    [Fact]
    public async Task By_name_in_a_large_team_keeps_them_when_the_coach_changes_something_else()
    {
        // Two have the same name, which only an address tells apart.
        TeamOf(70, number => number is 5 or 6 ? "Person Twin" : $"Person {number}");
        var coach = await CoachWhoChoosesAsync(("names", "Person 3, p5@example.org, me"));
        Assert.Contains("To 3: Person 3, Person Twin, Carla Coach", coach.Card.Lines);

        await coach.PressesAsync("Change it");
        Assert.Equal("Person 3\np5@example.org\nme", coach.Card.Inputs["names"]);
        await coach.PressesAsync("Look at it first", ("note", "Before Friday"));
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("To 3: Person 3, Person Twin, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_the_directory_keeps_them_among_the_choices()
    {
        const string one = "22222222-2222-4222-8222-222222222222", two = "33333333-3333-4333-8333-333333333333";
        var coach = _tenant.Person("coach");
        await coach.SaysAsync("assign");
        await coach.PressesAsync("Look at it first", ("people", $"{one},{two},me"));
        await coach.PressesAsync("Change it");

        var choices = JsonNode.Parse(coach.Card.Json)!["body"]!.AsArray().Single(element => (string?)element!["id"] == "people")!["choices"]!.AsArray();
        Assert.Equal(coach.Card.Inputs["people"].Split(',').Order(), choices.Select(choice => (string)choice!["value"]!).Order());
        Assert.Contains("Somebody chosen from the directory (2)", choices.Select(choice => (string)choice!["title"]!));
    }

    [Fact]
    public async Task All_at_once_is_refused_where_there_are_more_than_can_be_asked()
    {
        TeamOf(2001, number => $"Person {number}");
        var coach = await CoachWhoChoosesAsync(("names", "everyone"));
        Assert.Contains(_tenant.InboxOf("coach").Latest.Lines, line => line.StartsWith("More than 2000 people are here", StringComparison.Ordinal));
        Assert.DoesNotContain("everyone", _tenant.InboxOf("coach").Latest.Inputs.Keys);
        Assert.Contains(coach.Card.Lines, line => line.Contains("more than the 2000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_at_once_is_kept_to_the_others_where_there_are_just_as_many_as_can_be_asked()
    {
        TeamOf(2000, number => $"Person {number}");
        var coach = await CoachWhoChoosesAsync(("everyone", "true"));
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("To 2000: ", StringComparison.Ordinal));
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    // In pages, and with the coach, as a team has it.
    private void TeamOf(int others, Func<int, string> name) => _tenant.Before = request =>
    {
        if (!request.RequestUri!.AbsolutePath.EndsWith("pagedmembers", StringComparison.Ordinal)) return null;
        var first = System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query)["continuationToken"] is { Length: > 0 } next ? int.Parse(next, CultureInfo.InvariantCulture) : 0;
        var members = new JsonArray();
        for (var number = first; number < Math.Min(first + 500, others + 1); number++)
        {
            members.Add(number == 0
                ? new JsonObject { ["id"] = "29:coach", ["aadObjectId"] = _tenant.Person("coach").User.User, ["name"] = "Carla Coach" }
                : new JsonObject { ["id"] = $"29:p{number}", ["aadObjectId"] = $"object-p{number}", ["name"] = name(number), ["email"] = $"p{number}@example.org" });
        }

        var page = new JsonObject { ["members"] = members };
        if (first + 500 <= others) page["continuationToken"] = (first + 500).ToString(CultureInfo.InvariantCulture);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(page.ToJsonString()) };
    };

    private async Task<Visitor> CoachWhoChoosesAsync(params (string, string)[] typed)
    {
        var coach = await _tenant.CoachWhoAsksInAGroupAsync();
        await coach.SendAsync(activity =>
        {
            activity["value"] = JsonNode.Parse(Visitor.Press(_tenant.InboxOf("coach").Latest, "Look at it first", typed));
            activity["from"]!["name"] = "Carla Coach";
        });
        return coach;
    }
}
