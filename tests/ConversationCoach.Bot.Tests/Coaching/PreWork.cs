using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>From a coach who asks to a coach who sees, over the whole bot.</summary>
public sealed class PreWork : IAsyncLifetime, IAsyncDisposable
{
    private const string Secret = "Quietly enormous xylophone";

    private readonly Tenant _tenant = new(("PublicUrl", "http://localhost"));

    [Fact]
    public async Task Goes_to_the_people_of_the_roster_and_back_to_the_coach_what_they_choose()
    {
        var coach = await CoachWithCardAsync();
        Assert.Equal("This is what they will get", coach.Card.Title);
        await coach.PressesAsync("Send it now");
        Assert.Contains("On its way to 2.", coach.Card.Lines);
        await _tenant.DeliverAsync();

        // One does it and shares a part of it.
        var adele = _tenant.Person("adele");
        var asked = Assert.Single(_tenant.InboxOf("adele").Messages);
        Assert.Equal("Carla Coach asks you to prepare", asked.Title);
        await adele.PressesAsync(asked, "Start now");
        await adele.PressesAsync("Start", ("about", "The rota"));
        for (var step = 0; step < Coach.English.Guides.Guides[0].Steps.Length; step++) await adele.PressesAsync("Save and continue", OpeningLine(adele.Card));
        await adele.PressesAsync("Share…");
        await adele.PressesAsync("See what they will see", ("parts", "opening-line"));
        var seen = adele.Card;
        await adele.PressesAsync("Share it");
        Assert.Contains("Shared with Carla Coach.", adele.Card.Lines);

        // The other declines with a word.
        var megan = _tenant.Person("megan");
        await megan.PressesAsync(_tenant.InboxOf("megan").Latest, "Decline", ("word", "On leave that week"));
        await _tenant.DeliverAsync();

        // The coach sees exactly that.
        Assert.Equal("Adele Vance shares something with you", _tenant.InboxOf("coach").Latest.Title);
        await coach.SaysAsync("follow");
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("finished", StringComparison.Ordinal));
        Assert.Contains(coach.Card.Lines, line => line.Contains("On leave that week", StringComparison.Ordinal));
        await coach.PressesAsync(_tenant.InboxOf("coach").Latest, "Open");
        Assert.Equal(seen.Lines.SkipWhile(line => line != "Open with").Take(2), coach.Latest.Lines.SkipWhile(line => line != "Open with").Take(2));
    }

    [Fact]
    public async Task Stays_finished_when_the_person_presses_decline_on_the_first_card_of_it()
    {
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var (adele, first) = (_tenant.Person("adele"), _tenant.InboxOf("adele").Latest);
        await adele.PressesAsync(first, "Start now");
        await adele.PressesAsync("Start", ("about", "The rota"));
        for (var step = 0; step < Coach.English.Guides.Guides[0].Steps.Length; step++) await adele.PressesAsync("Save and continue", OpeningLine(adele.Card));

        await adele.PressesAsync(first, "Decline", ("word", "Too late"));
        Assert.Equal(Coach.English.Phrases.PreWork.DeclinedDone, adele.Latest.Text);
        await coach.SaysAsync("follow");
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("finished", StringComparison.Ordinal));
        Assert.DoesNotContain(coach.Card.Lines, line => line.StartsWith("declined", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Never_brings_a_word_of_a_person_to_the_coach()
    {
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var adele = _tenant.Person("adele");
        await adele.PressesAsync(_tenant.InboxOf("adele").Latest, "Start now");
        await adele.PressesAsync("Start", ("about", Secret), ("with", Secret));
        for (var step = 0; step < Coach.English.Guides.Guides[0].Steps.Length; step++)
            await adele.PressesAsync("Save and continue", [.. adele.Card.Inputs.Keys.Where(id => id.StartsWith("answer.", StringComparison.Ordinal)).Select(id => (id, Secret))]);

        await coach.SaysAsync("follow");
        await coach.PressesAsync("Show these", ("filter", "Complete"));
        await coach.PressesAsync("Show these", ("filter", "all"));
        await coach.PressesAsync("See what they share", ("person", PersonOn(coach.Card, "Adele Vance")));
        await coach.PressesAsync("Remind them", ("person", PersonOn(coach.Card, "Adele Vance")));
        await coach.PressesAsync("More…");
        await coach.SendAsync(activity => (activity["text"], activity["channelId"]) = ("Status as a file (CSV)", "emulator"));
        var file = await _tenant.Bot.Door.GetStringAsync(new Uri((string)JsonNode.Parse(coach.Card.Json)!["actions"]![0]!["url"]!));
        await coach.SaysAsync("my data");
        await coach.SaysAsync("list");
        await _tenant.DeliverAsync();

        Assert.Equal(Secret, (await _tenant.Bot.Preparations.ListAsync(adele.User, CancellationToken.None)).Single().About);
        Assert.Contains("Adele Vance", file, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, file, StringComparison.OrdinalIgnoreCase);
        Assert.All(coach.Screen, shown => Assert.DoesNotContain(Secret, shown.Json + shown.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(_tenant.Wire.Where(sent => sent.Conversation == "chat-coach"), sent => Assert.DoesNotContain(Secret, sent.Json, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Keeps_what_is_for_the_persons_eyes_out_of_the_whole_plan()
    {
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var adele = _tenant.Person("adele");
        await adele.PressesAsync(_tenant.InboxOf("adele").Latest, "Start now");
        await adele.PressesAsync("Start", ("about", "The rota"));
        await adele.PressesAsync("Save and continue", (adele.Card.Inputs.Keys.First(id => id.StartsWith("answer.", StringComparison.Ordinal)), Secret));
        for (var step = 1; step < Coach.English.Guides.Guides[0].Steps.Length; step++) await adele.PressesAsync("Save and continue", OpeningLine(adele.Card));
        await adele.PressesAsync("Share…");
        await adele.PressesAsync("See what they will see", ("parts", "all"));

        Assert.Contains("Could we talk about the rota?", adele.Card.Lines);
        Assert.DoesNotContain(Secret, adele.Card.Json, StringComparison.Ordinal);
        await adele.PressesAsync("Change");
        Assert.Equal("all", adele.Card.Inputs["parts"]);
        await adele.PressesAsync("See what they will see", ("parts", "all,purpose"));
        Assert.Contains(Secret, adele.Card.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_gone_for_the_coach_once_it_is_taken_back_also_where_it_was_shown()
    {
        var (coach, adele) = await SharedAsync();
        var told = _tenant.InboxOf("coach").Latest;
        await OpenInChatAsync(coach, told);
        Assert.Contains(_tenant.InboxOf("coach").Messages, shown => shown.Title.StartsWith("Adele Vance: ", StringComparison.Ordinal));

        await adele.SaysAsync("my pre-work");
        await adele.PressesAsync("Take back what I shared");
        await _tenant.DeliverAsync();

        Assert.DoesNotContain(_tenant.InboxOf("coach").Messages, shown => shown.Json.Contains(Secret, StringComparison.Ordinal));
        Assert.Contains(_tenant.InboxOf("coach").Messages, shown => shown.Title == "Taken back");
        await coach.PressesAsync(told, "Open");
        Assert.Equal(Coach.English.Phrases.Share.CopyGone, coach.Latest.Text);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Leaves_no_word_with_the_coach_once_the_person_has_deleted_it(bool isEverything)
    {
        var (coach, adele) = await SharedAsync();
        var told = _tenant.InboxOf("coach").Latest;
        await OpenInChatAsync(coach, told);
        Assert.Contains(_tenant.InboxOf("coach").Messages, shown => shown.Json.Contains(Secret, StringComparison.Ordinal));
        var (before, seen) = (_tenant.Wire.Count, coach.Screen.Count);

        await adele.SaysAsync(isEverything ? "delete everything" : "delete");
        await adele.SaysAsync("yes");
        Assert.Empty(await _tenant.Bot.Preparations.ListAsync(adele.User, CancellationToken.None));
        await _tenant.DeliverAsync();

        await coach.PressesAsync(told, "Open");
        Assert.Equal(Coach.English.Phrases.Share.CopyGone, coach.Latest.Text);
        await coach.SaysAsync("follow");
        await coach.PressesAsync("See what they share", ("person", "all"));
        await coach.PressesAsync("More…");
        await coach.PressesAsync("Status as a file (CSV)");
        await coach.SaysAsync("my data");
        await _tenant.DeliverAsync();

        Assert.Contains(_tenant.InboxOf("coach").Messages, shown => shown.Title == "Taken back");
        Assert.All(_tenant.InboxOf("coach").Messages, shown => Assert.DoesNotContain(Secret, shown.Json + shown.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(coach.Screen.Skip(seen), shown => Assert.DoesNotContain(Secret, shown.Json + shown.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(_tenant.Wire.Skip(before).Where(sent => sent.Conversation == "chat-coach"), sent => Assert.DoesNotContain(Secret, sent.Json, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Can_be_taken_back_also_when_it_was_withdrawn_and_other_pre_work_waits()
    {
        var (coach, adele) = await SharedAsync();
        await coach.SaysAsync("follow");
        await coach.PressesAsync("Withdraw…", ("person", PersonOn(coach.Card, "Adele Vance")));
        await coach.PressesAsync("Withdraw it");
        await (await CoachWithCardAsync(again: coach)).PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        Assert.Contains(_tenant.InboxOf("adele").Messages, shown => shown.Title == Coach.English.Phrases.PreWork.WithdrawnTitle && shown.Buttons.Contains("Take back what I shared"));

        await adele.SaysAsync("my pre-work");
        await adele.PressesAsync("Open", ("chosen", Guid.Parse(_tenant.Bot.Query("SELECT assigned FROM share").Single()).ToString()));
        Assert.Equal(Coach.English.Phrases.PreWork.WithdrawnTitle, adele.Card.Title);
        await adele.PressesAsync("Take back what I shared");
        Assert.Equal(Coach.English.Phrases.PreWork.TakenBack, adele.Latest.Text);
        Assert.Empty(_tenant.Bot.Query("SELECT id FROM share WHERE sealed IS NOT NULL"));
    }

    [Fact]
    public async Task Does_not_reach_anybody_who_has_blocked_the_coach_with_whatever_waits()
    {
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var megan = _tenant.Person("megan");
        await megan.PressesAsync(_tenant.InboxOf("megan").Latest, "Start now");
        await coach.PressesAsync("Withdraw…", ("person", PersonOn(coach.Card, "Megan Bowen")));
        await coach.PressesAsync("Withdraw it");
        await coach.PressesAsync("Remind them", ("person", "all"));
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("1 will be reminded", StringComparison.Ordinal));

        // As if they had blocked the coach while it was on its way.
        using (var connection = _tenant.Bot.Connect())
        using (var block = connection.CreateCommand())
        {
            block.CommandText = "INSERT INTO blocked_coach (key_id, coach) SELECT a.key_id, s.key_id FROM assigned a JOIN assignment s ON s.id = a.assignment";
            block.ExecuteNonQuery();
        }

        await _tenant.DeliverAsync();
        Assert.Single(_tenant.InboxOf("megan").Messages);
        Assert.Single(_tenant.InboxOf("adele").Messages);
        Assert.Empty(_tenant.Bot.Query("SELECT id FROM outbox WHERE status = 'Waiting' AND kind <> 'reminder'"));
    }

    [Fact]
    public async Task Counts_as_declined_once_the_person_wants_nothing_more_from_the_coach()
    {
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var megan = _tenant.Person("megan");
        await megan.PressesAsync(_tenant.InboxOf("megan").Latest, "More…");
        await megan.PressesAsync("No more from Carla Coach");
        Assert.Contains(megan.Latest.Lines, line => line.Contains("counts as declined", StringComparison.Ordinal));

        await coach.SaysAsync("follow");
        Assert.Single(coach.Card.Lines, line => line.StartsWith("declined", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_the_coach_who_could_not_be_reached()
    {
        _tenant.Before = request => request.RequestUri!.AbsolutePath.Contains("chat-megan", StringComparison.Ordinal) ? new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("{}") } : null;
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();

        await coach.SaysAsync("follow");
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("not reached", StringComparison.Ordinal));
        Assert.Single(_tenant.Bot.Query("SELECT id FROM outbox WHERE kind = 'unreached' AND status = 'Waiting'"));
    }

    [Fact]
    public async Task Is_open_to_named_coaches_only_where_that_is_set()
    {
        await using var strict = new Tenant(("Coaching:Assigners", "11111111-1111-4111-8111-111111111111"));
        var coach = strict.Person("coach");
        await coach.SaysAsync("assign");
        Assert.Equal(Coach.English.Phrases.Assign.NotAllowed, coach.Latest.Text);
        await coach.SubmitsAsync($$"""{"action":"preview-assignment","assignment":"{{Guid.NewGuid()}}","people":"me"}""");
        Assert.Equal(Coach.English.Phrases.Assign.NotAllowed, coach.Latest.Text);
        await coach.SubmitsAsync($$"""{"action":"send-assignment","assignment":"{{Guid.NewGuid()}}"}""");
        Assert.Equal(Coach.English.Phrases.Assign.NotAllowed, coach.Latest.Text);
        // Also of what they gave while they might.
        foreach (var press in new[] { new FollowPeople(Guid.NewGuid(), FollowAction.Nudge, 0) { Person = "all" }.ToJson(), new ChangeDue(Guid.NewGuid()) { Due = "2099-01-05" }.ToJson() })
        {
            await coach.SaysAsync("help");
            await coach.SubmitsAsync(press);
            Assert.Equal(Coach.English.Phrases.Assign.NotAllowed, coach.Latest.Text);
        }
    }

    [Fact]
    public async Task Can_be_tried_by_the_coach_on_themself()
    {
        var coach = _tenant.Person("coach");
        await coach.SaysAsync("assign");
        await coach.PressesAsync("Look at it first", ("people", "me"));
        var preview = coach.Card;
        await coach.PressesAsync(preview, "Send it now");
        await coach.PressesAsync(preview, "Send it now");
        await _tenant.DeliverAsync();
        Assert.Single(_tenant.InboxOf("coach").Messages);
    }

    [Fact]
    public async Task Goes_to_everyone_else_and_to_the_coach_only_when_that_is_ticked()
    {
        // The coach is in the group, too.
        _tenant.Before = request => request.RequestUri!.AbsolutePath.EndsWith("pagedmembers", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($$"""{"members":[{"id":"29:coach","aadObjectId":"{{_tenant.Person("coach").User.User}}","name":"Carla Coach"},{"id":"29:adele","aadObjectId":"object-adele","name":"Adele Vance"}]}""") }
            : null;
        var coach = await CoachWithCardAsync("everyone", "true");
        Assert.Contains("To 1: Adele Vance", coach.Card.Lines);

        await coach.PressesAsync("Change it");
        Assert.Equal("true", coach.Card.Inputs["everyone"]);
        await coach.PressesAsync("Look at it first", ("people", "me"));
        Assert.Contains("To 2: Adele Vance, Me, to try it", coach.Card.Lines);
        await coach.PressesAsync("Change it");
        Assert.Equal(("true", "0,me"), (coach.Card.Inputs["everyone"], coach.Card.Inputs["people"]));
    }

    [Fact]
    public async Task Tells_a_coach_in_the_private_chat_where_names_are_known()
    {
        var coach = _tenant.Person("coach");
        await coach.SaysAsync("assign");
        await coach.PressesAsync("Look at it first", ("names", "Nobody Known"));
        Assert.Contains(coach.Card.Lines, line => line.Contains("the chat or team they are in", StringComparison.Ordinal));

        var inGroup = await CoachWithCardAsync("names", "Nobody Known");
        Assert.Contains(inGroup.Card.Lines, line => line.Contains("as the chat lists them", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Vance, Adele")]
    [InlineData("vance,adele, Megan Bowen")]
    [InlineData("Megan Bowen, Vance, Adele")]
    [InlineData("Megan Bowen; Vance, Adele")]
    [InlineData("Megan Bowen\nVance, Adele")]
    public async Task Finds_somebody_whose_name_has_a_comma(string typed)
    {
        _tenant.Before = request => request.RequestUri!.AbsolutePath.EndsWith("pagedmembers", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"members":[{"id":"29:adele","aadObjectId":"object-adele","name":"Vance, Adele"},{"id":"29:megan","aadObjectId":"object-megan","name":"Megan Bowen"}]}""") }
            : null;
        var coach = await CoachWithCardAsync("names", typed);
        Assert.Equal("This is what they will get", coach.Card.Title);
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("To ", StringComparison.Ordinal) && line.Contains("Vance, Adele", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_somebody_chosen_from_the_directory_as_the_channel_does()
    {
        var coach = _tenant.Person("coach");
        await coach.SaysAsync("assign");
        await coach.PressesAsync("Look at it first", ("people", "22222222-2222-4222-8222-222222222222"));
        Assert.Contains(coach.Card.Lines, line => line.Contains("Somebody chosen from the directory (1)", StringComparison.Ordinal));
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();

        await coach.SaysAsync("follow");
        Assert.Contains("Told by the channel", coach.Card.Lines);
    }

    [Fact]
    public async Task Keeps_what_the_coach_typed_when_something_is_wrong_with_it()
    {
        var coach = _tenant.Person("coach");
        await coach.SaysAsync("assign");
        await coach.PressesAsync("Look at it first", ("names", "Nobody Known"), ("note", "My note"), ("due", "2001-01-01"));

        Assert.Contains(coach.Card.Lines, line => line.Contains("Nobody Known", StringComparison.Ordinal));
        Assert.Contains(coach.Card.Lines, line => line.Contains(Coach.English.Phrases.Assign.PastDay, StringComparison.Ordinal));
        Assert.Equal(("Nobody Known", "My note"), (coach.Card.Inputs["names"], coach.Card.Inputs["note"]));
        await coach.PressesAsync("Look at it first", ("names", "adele@example.org, Megan Bowen"), ("due", "2099-01-01"));
        Assert.Equal("This is what they will get", coach.Card.Title);
        await coach.PressesAsync("Change it");
        Assert.Equal("My note", coach.Card.Inputs["note"]);
    }

    [Fact]
    public async Task Shows_the_coach_what_is_shared_also_when_nobody_was_chosen()
    {
        var (coach, adele) = await SharedAsync();
        await coach.SaysAsync("follow");
        Assert.Contains(coach.Card.Lines, line => line.EndsWith("shares something with you", StringComparison.Ordinal));
        await coach.PressesAsync("See what they share", ("person", "all"));
        Assert.Equal("Adele Vance: The rota", coach.Latest.Title);

        await adele.SaysAsync("my pre-work");
        await adele.PressesAsync("Take back what I shared");
        await coach.SaysAsync("follow");
        await coach.PressesAsync("See what they share", ("person", "all"));
        Assert.Contains(Coach.English.Phrases.Follow.NobodyShares, coach.Card.Lines);
    }

    [Fact]
    public async Task Is_withdrawn_only_when_the_coach_says_so_twice()
    {
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        await coach.PressesAsync("Withdraw…", ("person", PersonOn(coach.Card, "Megan Bowen")));
        Assert.Equal("Withdraw this pre-work?", coach.Card.Title);
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("Megan Bowen: ", StringComparison.Ordinal));
        await coach.PressesAsync("Back");
        Assert.DoesNotContain(coach.Card.Lines, line => line.StartsWith("withdrawn", StringComparison.Ordinal));

        await coach.PressesAsync("Withdraw…", ("person", PersonOn(coach.Card, "Megan Bowen")));
        await coach.PressesAsync("Withdraw it");
        Assert.Single(coach.Card.Lines, line => line.StartsWith("withdrawn", StringComparison.Ordinal));
        await coach.PressesAsync("Withdraw…", ("person", "all"));
        await coach.PressesAsync("Withdraw it");
        await coach.PressesAsync("Withdraw…", ("person", "all"));
        await coach.PressesAsync("Withdraw it");
        Assert.Contains(Coach.English.Phrases.Follow.WithdrawnNone, coach.Card.Lines);
        await coach.PressesAsync("Remind them", ("person", "all"));
        Assert.Contains(Coach.English.Phrases.Follow.NudgedNone, coach.Card.Lines);
        await coach.PressesAsync("More…");
        await coach.PressesAsync("Another day", ("due", "2099-01-01"));
        Assert.Contains(Coach.English.Phrases.Follow.ExtendedNone, coach.Card.Lines);
        Assert.DoesNotContain(coach.Card.Lines, line => line.Contains("2099", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_who_does_not_ask_for_what_any_more()
    {
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        await coach.PressesAsync("Withdraw…", ("person", "all"));
        await coach.PressesAsync("Withdraw it");
        await _tenant.DeliverAsync();
        var told = _tenant.InboxOf("megan").Latest;
        Assert.Equal(Coach.English.Phrases.PreWork.WithdrawnTitle, told.Title);
        Assert.Contains(told.Lines, line => line.Contains("Carla Coach", StringComparison.Ordinal) && line.Contains(Coach.English.Guides.Guides[0].Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_not_found_by_anybody_else()
    {
        await (await CoachWithCardAsync()).PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var stranger = _tenant.Person("stranger");
        await stranger.PressesAsync(_tenant.InboxOf("adele").Latest, "Start now");
        Assert.Equal(Coach.English.Phrases.Old.Title, stranger.Card.Title);
        await stranger.SaysAsync("follow");
        Assert.Contains(Coach.English.Phrases.Follow.None, stranger.Card.Lines);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private static (string, string)[] OpeningLine(Shown card) =>
        [.. card.Inputs.Keys.Where(id => id.EndsWith("opening-line", StringComparison.Ordinal)).Select(id => (id, "Could we talk about the rota?"))];

    private static string PersonOn(Shown card, string name) => JsonNode.Parse(card.Json)!["body"]!.AsArray()
        .Single(element => (string?)element!["id"] == "person")!["choices"]!.AsArray().Single(choice => (string?)choice!["title"] == name)!["value"]!.GetValue<string>();

    // In a group chat, so that the roster is known; the card comes to the private chat.
    private async Task<Visitor> CoachWithCardAsync(string input = "people", string value = "0,1", Visitor? again = null)
    {
        var coach = again ?? _tenant.Person("coach");
        await coach.SaysAsync("hello");
        var said = await coach.SendAsync(activity =>
        {
            activity["text"] = "assign";
            activity["from"]!["name"] = "Carla Coach";
            activity["conversation"] = new JsonObject { ["id"] = "group", ["isGroup"] = true, ["conversationType"] = "groupChat", ["tenantId"] = "tenant" };
        });
        Assert.Equal(Coach.English.Phrases.Assign.InPrivate, Assert.Single(said).Text);
        await coach.PressesAsync(_tenant.InboxOf("coach").Latest, "Look at it first", (input, value), ("note", "Before Friday"));
        return coach;
    }

    private async Task<(Visitor Coach, Visitor Adele)> SharedAsync()
    {
        var coach = await CoachWithCardAsync();
        await coach.PressesAsync("Send it now");
        await _tenant.DeliverAsync();
        var adele = _tenant.Person("adele");
        await adele.PressesAsync(_tenant.InboxOf("adele").Latest, "Start now");
        await adele.PressesAsync("Start", ("about", "The rota"));
        await adele.PressesAsync("Save and continue", (adele.Card.Inputs.Keys.First(id => id.StartsWith("answer.", StringComparison.Ordinal)), Secret));
        await adele.SaysAsync("share");
        // Only the first step has an answer, and that is for her eyes: she has to tick it by itself.
        await adele.PressesAsync("See what they will see", ("parts", "purpose"));
        await adele.PressesAsync("Share it");
        await _tenant.DeliverAsync();
        return (coach, adele);
    }

    // Not as replies in the answer, but as a channel gets them, which gives each an id.
    private async Task OpenInChatAsync(Visitor coach, Shown told)
    {
        using var answer = await _tenant.Bot.PostAsync(coach.Activity(activity =>
        {
            activity["value"] = JsonNode.Parse(Visitor.Press(told, "Open"));
            activity.Remove("deliveryMode");
        }).ToJsonString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
