using System.Text.Json.Nodes;
using Benchmarks.Load;
using ConversationCoach.Bot;
using ConversationCoach.Bot.Tests.Host.Gate;

namespace Benchmarks.Soak;

/// <summary>A leader's walk through the steps, who now and then looks at the list, goes on, has a sentence reworded, and looks at the plan.</summary>
internal static class SoakStory
{
    private const string About = $"The winter rota {Exchange.Story}";

    private static readonly Language Language = Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content")).For("en-GB");

    public static Exchange[] Of(int person, string token)
    {
        Exchange list = new(Activities.Text(person, "list"), About);
        Exchange goOn = new(Activities.Text(person, "continue"), About);
        Exchange plan = new(Activities.Text(person, "plan"), About);
        Exchange reword = new(Activities.Text(person, $"reframe You never tell me who is on call, and ward {Exchange.Story} suffers."), $"ward {Exchange.Story}");
        var walk = Rehearsal.Story(Language, person);
        Exchange[] story = [.. walk[..3], list, .. walk[3..5], goOn, walk[5], reword, .. walk[6..8], plan, .. walk[8..]];
        return [.. story.Select(exchange => exchange.With(token, AsToTheChannel))];
    }

    /// <summary>Where the bot answers such a person.</summary>
    public static string ConversationOf(int person) => (string)JsonNode.Parse(Activities.Text(person, ""))!["conversation"]!["id"]!;

    // Not in the answer to the request: by the connector, as Teams wants it.
    private static string AsToTheChannel(string body)
    {
        var activity = JsonNode.Parse(body)!.AsObject();
        activity.Remove("deliveryMode");
        activity["serviceUrl"] = TokenIssuer.ServiceUrl;
        activity["conversation"]!["tenantId"] = TokenIssuer.Tenant;
        activity["channelData"]!["tenant"]!["id"] = TokenIssuer.Tenant;
        return Activities.Write(activity);
    }
}
