using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Storage.Tests.Fakes;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>Used where the bot is not, it leaves the person's own chat with the bot as it was, and brings nothing of theirs to where it was used.</summary>
public sealed class TheMessageExtensionElsewhere : IAsyncLifetime, IAsyncDisposable
{
    private const string Line = "Could we talk about what you did?";

    private readonly ManualClock _clock = new();
    private readonly Tenant _tenant;

    public TheMessageExtensionElsewhere() => _tenant = new Tenant(_clock);

    // Of a meeting Teams says no kind; between two people it says that it is a personal chat.
    public static TheoryData<string, string> Elsewhere => new()
    {
        { "composeExtension/fetchTask", """{"tenantId":"tenant","id":"19:meeting_NTk4@thread.v2","name":"Test meeting"}""" },
        { "composeExtension/query", """{"tenantId":"tenant","id":"19:meeting_NTk4@thread.v2","name":"Test meeting"}""" },
        { "composeExtension/submitAction", """{"tenantId":"tenant","id":"19:ann_bob@unq.gbl.spaces","conversationType":"personal"}""" },
        { "task/fetch", """{"tenantId":"tenant","id":"19:ann_bob@unq.gbl.spaces","conversationType":"personal"}""" },
    };

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task Lets_the_morning_card_come_to_the_person_alone(string name, string place)
    {
        var ann = _tenant.Person("ann");
        await ann.SaysAsync("start");
        await ann.PressesAsync("Start", ("about", "The rota"), ("day", "2025-03-05"));
        await ann.SaysAsync("edit 3");
        await ann.PressesAsync("Save and continue", ("answer.opening-line", Line));

        await UseAsync(ann, name, place);
        _clock.Advance(TimeSpan.FromHours(28));
        await _tenant.DeliverAsync(rounds: 2);

        Assert.Contains(Line, Assert.Single(_tenant.InboxOf("ann").Messages).Json, StringComparison.Ordinal);
        Assert.All(_tenant.Wire, sent => Assert.Equal("chat-ann", sent.Conversation));
    }

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task Leaves_the_cards_of_the_person_to_be_blanked_when_they_have_everything_erased(string name, string place)
    {
        var ann = _tenant.Person("ann");
        await PostAsync(ann, activity => activity["text"] = "start");
        await PostAsync(ann, activity => activity["value"] = JsonNode.Parse(Visitor.Press(_tenant.InboxOf("ann").Latest, "Start", ("about", "The rota"))));
        Assert.Contains("The rota", _tenant.InboxOf("ann").Latest.Json, StringComparison.Ordinal);

        await UseAsync(ann, name, place);
        await PostAsync(ann, activity => activity["text"] = "delete everything");
        await PostAsync(ann, activity => activity["text"] = "yes");

        Assert.All(_tenant.InboxOf("ann").Messages, shown => Assert.DoesNotContain("The rota", shown.Json, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task Is_remembered_nowhere(string name, string place)
    {
        var ann = _tenant.Person("ann");
        await ann.SaysAsync("hello");
        var before = _tenant.Bot.Query("SELECT key FROM bot_state");

        await UseAsync(ann, name, place);

        Assert.Equal(before, _tenant.Bot.Query("SELECT key FROM bot_state"));
        Assert.Equal("chat-ann", Assert.Single(_tenant.Bot.Query("SELECT conversation FROM contact")));
    }

    [Fact]
    public async Task Is_no_beginning_of_a_chat_with_somebody_the_bot_has_never_met()
    {
        await UseAsync(_tenant.Person("ann"), "composeExtension/fetchTask", """{"tenantId":"tenant","id":"19:meeting_NTk4@thread.v2"}""");
        Assert.Empty(_tenant.Bot.Query("SELECT key_id FROM contact"));
    }

    [Fact]
    public async Task Says_nothing_personal_where_Teams_does_not_say_what_kind_of_chat_it_is()
    {
        var ann = _tenant.Person("ann");
        await ann.StartsAsync("The rota");
        var said = await ann.SendAsync(activity =>
        {
            activity["text"] = "list";
            activity["conversation"] = new JsonObject { ["id"] = "19:meeting_NTk4@thread.v2", ["tenantId"] = "tenant" };
        });

        Assert.Equal(Coach.English.Phrases.Private.Title, Assert.Single(said).Title);
    }

    [Fact]
    public async Task Lets_a_coach_who_was_never_met_go_on_by_typing_with_what_they_asked_in_a_group()
    {
        var coach = _tenant.Person("coach");
        await coach.SendAsync(activity =>
        {
            activity["text"] = "assign";
            activity["conversation"] = new JsonObject { ["id"] = "group", ["isGroup"] = true, ["conversationType"] = "groupChat", ["tenantId"] = "tenant" };
        });
        await coach.SaysAsync("assign");

        Assert.Contains("Adele Vance", coach.Card.Json, StringComparison.Ordinal);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private async Task UseAsync(Visitor who, string name, string place)
    {
        using var answer = await _tenant.Bot.PostAsync(Sent(who, activity =>
        {
            (activity["type"], activity["name"], activity["conversation"]) = ("invoke", name, JsonNode.Parse(place));
            activity["value"] = JsonNode.Parse("""{"commandId":"reframe","commandContext":"compose","context":{"theme":"default"},"data":{},"parameters":[{"name":"about","value":"but"}]}""");
        }));
        // There are none of these.
        Assert.Equal(name == "task/fetch" ? HttpStatusCode.NotImplemented : HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task PostAsync(Visitor who, Action<JsonObject> change)
    {
        using var answer = await _tenant.Bot.PostAsync(Sent(who, change));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // Not as replies in the answer, but as a channel gets them, which gives each an id.
    private static string Sent(Visitor who, Action<JsonObject> change) => who.Activity(activity =>
    {
        activity.Remove("deliveryMode");
        change(activity);
    }).ToJsonString();
}
