using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmarks.Load;
using Benchmarks.Servers;
using Benchmarks.Soak;
using Benchmarks.Storage;
using ConversationCoach.Bot.Tests.Host.Gate;

namespace Benchmarks.Gate;

/// <summary>
/// Whether somebody who is refused can tell from the time how far their token got. Each kind of forged token and, as often, one and the same are sent
/// in turns, in another order each round; the medians of the first shall differ from each other no more than those of the second. Those whose tenant
/// is not served are shown beside them: their status tells them apart.
/// </summary>
internal static class GateRun
{
    private const int Warm = 3;

    public static async Task RunAsync(int rounds)
    {
        await using var teams = await LocalTeams.OpenAsync();
        teams.Publish("webchat", "webchat");
        teams.Publish("nothing", []);
        teams.Publish("silent", null);
        using var place = StoragePlace.File();
        await using var bot = await teams.StartBotAsync(place);
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = bot.Address };

        // What the server itself refuses, as too long, never comes to the gate.
        var kinds = new List<string>();
        foreach (var (name, caller) in Forged())
            if ((int)(await AskAsync(http, caller)).Status is 401 or 403) kinds.Add(name);
            else Console.WriteLine($"Not counted, for it does not come so far: {name}.");

        var (taken, same) = (kinds.ConvertAll(_ => new List<double>()), kinds.ConvertAll(_ => new List<double>()));
        for (var round = -Warm; round < rounds; round++)
        {
            // Made anew: some are forged for the minute.
            var forged = Forged();
            foreach (var turn in Enumerable.Range(0, kinds.Count * 2).OrderBy(_ => Random.Shared.Next()))
            {
                var (times, caller) = turn < kinds.Count ? (taken[turn], forged[kinds[turn]]) : (same[turn - kinds.Count], forged[kinds[0]]);
                var milliseconds = (await AskAsync(http, caller)).Milliseconds;
                if (round >= 0) times.Add(milliseconds);
            }
        }

        Report(kinds, kinds.Count(kind => !Callers.Foreign.ContainsKey(kind)), [.. taken.Select(Round.Middle)], [.. same.Select(Round.Middle)]);
    }

    private static Dictionary<string, Caller> Forged() => Callers.Unknown.Concat(Callers.Foreign).ToDictionary(StringComparer.Ordinal);

    private static async Task<(HttpStatusCode Status, double Milliseconds)> AskAsync(HttpClient http, Caller caller)
    {
        var activity = JsonNode.Parse(Activities.Text(1, "help"))!.AsObject();
        activity["serviceUrl"] = TokenIssuer.ServiceUrl;
        activity["conversation"]!["tenantId"] = TokenIssuer.Tenant;
        activity["channelData"]!["tenant"]!["id"] = TokenIssuer.Tenant;
        caller.Change?.Invoke(activity);
        using var request = new HttpRequestMessage(HttpMethod.Post, Server.Path) { Content = new StringContent(Activities.Write(activity), null, "application/json") };
        if (caller.Authorization.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", caller.Authorization);

        var began = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static void Report(List<string> kinds, int alike, double[] medians, double[] ofTheSame)
    {
        var text = new StringBuilder("| refused | median ms |\n|---|--:|\n");
        foreach (var (name, median) in kinds.Zip(medians).OrderBy(kind => kind.Second)) text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {median:F3} |");
        Console.WriteLine(text);
        medians = medians[..alike];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{alike} kinds with 401: medians from {medians.Min():F3} to {medians.Max():F3} ms, standard deviation {Deviation(medians):F4}. One and the same: from {ofTheSame.Min():F3} to {ofTheSame.Max():F3} ms, standard deviation {Deviation(ofTheSame):F4}. Ratio {Deviation(medians) / Deviation(ofTheSame):F2}."));
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
