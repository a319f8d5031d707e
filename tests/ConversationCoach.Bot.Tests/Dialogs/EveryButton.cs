using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class EveryButton
{
    public static TheoryData<string> Buttons => [.. Kinds.Select(kind => kind.Name)];

    private static Type[] Kinds => [.. typeof(CardSubmit).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CardSubmit)))];

    [Theory, MemberData(nameof(Buttons))]
    public async Task Has_an_arm(string button)
    {
        var press = (CardSubmit)RuntimeHelpers.GetUninitializedObject(Kinds.Single(kind => kind.Name == button));
        var turn = new Turn(new TurnContext(new Channel(), new() { Type = "message" }), new UserId("tenant", "ann"), Coach.English, new Talk());

        Assert.NotNull(await new Coach().Presses.HandleAsync(press, turn, CancellationToken.None));
    }

    [Fact]
    public void Has_a_name_of_its_own_on_the_wire()
    {
        var named = typeof(CardSubmit).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>().ToList();

        Assert.Equal(Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal), named.Select(name => name.DerivedType.Name).Order(StringComparer.Ordinal));
        Assert.Equal(named.Count, named.Select(name => name.TypeDiscriminator).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"about":"x","action":"start-preparation","id":"01890a5d-ac96-774b-bcce-b302099a8057","msteams":{"type":"messageBack"}}""", true)]
    [InlineData("""{"action":"start-preparation","about":"x"}""", false)]
    [InlineData("""{"action":"answer-step","preparation":"01890a5d-ac96-774b-bcce-b302099a8057","step":null,"version":1,"next":"Continue","rows":1}""", false)]
    [InlineData("""{"action":"answer-step","preparation":"no-guid","step":"x","version":1,"next":"Continue","rows":1}""", false)]
    [InlineData("""{"action":"unknown"}""", false)]
    [InlineData("""{"about":"x"}""", false)]
    [InlineData("42", false)]
    [InlineData("null", false)]
    [InlineData("not JSON", false)]
    public void Is_read_in_any_order_and_only_when_it_is_whole(string value, bool isRead) => Assert.Equal(isRead, CardSubmit.Read(value) is not null);
}
