using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace ConversationCoach.CosmosDb.Tests;

public sealed class OpeningAContainer
{
    [Fact]
    public async Task Makes_one_that_is_not_there()
    {
        await using var place = await new Place(new FakeCosmosDb()).OpenAsync();

        Assert.Equal(("state", "/id", -1), ((string?)place.Fake.Container!["id"], (string?)place.Fake.Container["partitionKey"]!["paths"]![0], (int?)place.Fake.Container["defaultTtl"]));
        Assert.Contains("Conversation state is in Cosmos DB", place.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", place.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"state","partitionKey":{"paths":["/other"],"kind":"Hash"},"defaultTtl":-1}""", "has the partition key /other")]
    [InlineData("""{"id":"state","partitionKey":{"paths":["/id"],"kind":"Hash"}}""", "has time to live off")]
    public async Task Refuses_one_in_which_state_cannot_rest(string container, string expected)
    {
        await using var place = new Place(new FakeCosmosDb { Container = JsonNode.Parse(container)!.AsObject() });
        place.Fake.Container!["_rid"] = "AAAAAAAAAAA=";

        var fault = await place.FaultAsync();

        Assert.StartsWith("ConversationState:CosmosDb:Container 'state' ", fault, StringComparison.Ordinal);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_when_nobody_answers()
    {
        await using var place = new Place(new FakeCosmosDb { IsDown = true });
        Assert.Contains("the account cannot be reached", await place.FaultAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warns_when_one_bot_may_not_see_at_once_what_another_wrote()
    {
        await using var place = await new Place(new FakeCosmosDb { Consistency = "Session" }).OpenAsync();
        Assert.Contains("Warning With the consistency Session", place.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionString", "", "ConnectionString or ConversationState:CosmosDb:Endpoint is missing")]
    [InlineData("ConnectionString", "nonsense", "ConnectionString must be as in")]
    [InlineData("ConnectionString", "AccountEndpoint=https://a.example/;AccountKey=!;", "ConnectionString must be as in")]
    [InlineData("ConnectionString", "AccountEndpoint=http://a.example/;AccountKey=c2VjcmV0;", "ConnectionString must be as in")]
    [InlineData("Endpoint", "https://a.example/", "are both told")]
    [InlineData("KeptForDays", "0", "KeptForDays is 0")]
    [InlineData("Container", " ", "Container is empty")]
    [InlineData("Database", " ", "Database is empty")]
    public async Task Names_a_setting_it_cannot_work_with(string setting, string value, string expected)
    {
        await using var place = new Place(new FakeCosmosDb(), (setting, value));

        var error = Assert.Throws<OptionsValidationException>(() => place.Store);

        Assert.Contains(expected, Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.Message, StringComparison.Ordinal);
    }
}
