using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>A forged id, somebody else's and one that is gone get the same card, which tells nothing.</summary>
public sealed class APressThatFindsNothing : WithTheWholeBot
{
    private const string Words = "Annwords";


    /// <summary>Every press that names a preparation.</summary>
    public static TheoryData<string> Presses =>
    [
        """{"action":"open-preparation","preparation":"ID"}""",
        """{"action":"edit-step","preparation":"ID","step":"agree"}""",
        """{"action":"edit-details","preparation":"ID"}""",
        """{"action":"save-details","preparation":"ID","about":"mine now"}""",
        """{"action":"export-plan","preparation":"ID"}""",
        """{"action":"archive-preparation","preparation":"ID"}""",
        """{"action":"ask-delete","preparation":"ID"}""",
        """{"action":"delete-preparation","preparation":"ID","isSure":true}""",
        """{"action":"delete-preparation","preparation":"ID","isSure":false}""",
        """{"action":"settle-words","preparation":"ID","prompt":"my-part","rival":2,"keep":"Second"}""",
        """{"action":"choose-from-list","do":"Open","chosen":"ID"}""",
        """{"action":"choose-from-list","do":"Rename","chosen":"ID"}""",
        """{"action":"choose-from-list","do":"Archive","chosen":"ID"}""",
        """{"action":"choose-from-list","do":"Delete","chosen":"ID"}""",
        """{"action":"answer-step","preparation":"ID","step":"prepare","version":1,"next":"Continue","rows":1,"answer.my-part":"forged"}""",
        """{"action":"answer-step","preparation":"ID","step":"prepare","version":999,"next":"Pause","rows":1,"answer.my-part":"forged"}""",
    ];

    [Theory, MemberData(nameof(Presses))]
    public async Task Says_the_same_whatever_the_reason_and_changes_nothing(string press)
    {
        var (ann, eve) = (Bot.Visitor(), Bot.Visitor("eve"));
        await ann.StartsAsync(Words);
        await ann.PressesAsync("Save and continue", ("answer.my-part", Words));
        var before = await Bot.Preparations.FindAsync(ann.Preparation, ann.User, CancellationToken.None);

        var forged = Assert.Single(await eve.SubmitsAsync(With(press, Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057"))));
        var foreign = Assert.Single(await eve.SubmitsAsync(With(press, ann.Preparation)));
        var gone = Assert.Single(await eve.SubmitsAsync(With(press, await DeletedAsync(eve))));

        Assert.Equal(Coach.English.Phrases.Old.Title, foreign.Title);
        Assert.Contains(Coach.English.Phrases.Old.NotFound, foreign.Lines);
        Assert.Equal(forged.Json, foreign.Json);
        Assert.Equal(forged.Json, gone.Json);
        Assert.DoesNotContain(eve.Screen, shown => shown.ToString().Contains(Words, StringComparison.Ordinal));
        Assert.Equal(before!.Version, (await Bot.Preparations.FindAsync(ann.Preparation, ann.User, CancellationToken.None))!.Version);
    }

    [Theory]
    [InlineData("""{"action":"grant-all"}""")]
    [InlineData("""{"action":"answer-step"}""")]
    [InlineData("""{"action":"open-preparation","preparation":"nobody's"}""")]
    [InlineData("""{"action":"open-preparation","preparation":null}""")]
    [InlineData("""{"action":["open-preparation"]}""")]
    [InlineData("""{"preparation":"01890a5d-ac96-774b-bcce-b302099a8057"}""")]
    [InlineData("{}")]
    [InlineData("42")]
    [InlineData("\"help\"")]
    [InlineData("[]")]
    public async Task Says_the_same_for_a_press_no_card_of_this_version_sends(string press)
    {
        var eve = Bot.Visitor("eve");
        var unknown = Assert.Single(await eve.SubmitsAsync(press));
        var forged = Assert.Single(await eve.SubmitsAsync(With("""{"action":"open-preparation","preparation":"ID"}""", Guid.NewGuid())));
        Assert.Equal(forged.Json, unknown.Json);
    }

    [Fact]
    public async Task Shows_the_card_at_hand_when_an_unknown_button_is_pressed_in_the_middle_of_a_step()
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        var step = ann.Card;
        Assert.Equal(step.Json, Assert.Single(await ann.SubmitsAsync("""{"action":"from-the-future"}""")).Json);
    }

    [Fact]
    public async Task Does_not_tell_by_starting_one_whether_an_id_is_taken()
    {
        var (ann, eve) = (Bot.Visitor(), Bot.Visitor("eve"));
        await ann.StartsAsync(Words);

        var taken = await eve.SubmitsAsync(With("""{"action":"start-preparation","id":"ID","about":"The rota"}""", ann.Preparation));
        var free = await eve.SubmitsAsync(With("""{"action":"start-preparation","id":"ID","about":"The rota"}""", Guid.NewGuid()));

        Assert.Equal(free.Select(shown => shown.Title), taken.Select(shown => shown.Title));
        Assert.Equal(Words, (await Bot.Preparations.FindAsync(ann.Preparation, ann.User, CancellationToken.None))!.About);
    }

    private static string With(string press, Guid id) => press.Replace("ID", id.ToString(), StringComparison.Ordinal);

    // Somebody with nothing at hand again, as the others.
    private static async Task<Guid> DeletedAsync(Visitor visitor)
    {
        await visitor.StartsAsync("to go");
        var id = visitor.Preparation;
        await visitor.SubmitsAsync(new JsonObject { ["action"] = "delete-preparation", ["preparation"] = id.ToString(), ["isSure"] = true }.ToJsonString());
        return id;
    }
}
