using System.Diagnostics;
using System.Net;
using Benchmarks.Load;
using Benchmarks.Servers;
using Benchmarks.Storage;
using ConversationCoach.Bot.Tests.Host.Gate;

namespace Benchmarks.Soak;

/// <summary>
/// So many turns a second for minutes, over the whole way of one in Teams. Each is begun at its own time, whatever has become of those before, and
/// is timed from then, so that a bot that falls behind is seen to.
/// </summary>
internal static class SoakRun
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(SoakSettings settings)
    {
        await using var teams = await LocalTeams.OpenAsync();
        using var place = settings.Provider == "PostgreSql" ? StoragePlace.Server() : StoragePlace.File();
        await using var bot = await teams.StartBotAsync(place);
        Console.WriteLine($"{place.Name}, {settings.People:N0} people; without a token {await KnockAsync(bot.Address, null)}, with a forged one {await KnockAsync(bot.Address, Forged)}.");

        var token = TokenIssuer.Token();
        var people = Enumerable.Range(1, settings.People).Select(number => new Person(number, bot.Address, token)).ToArray();
        foreach (var person in people) teams.Hearers[person.Conversation] = person.Hear;

        var cold = await RunAsync(people, settings.Rate, TimeSpan.FromSeconds(settings.Warm), bot);
        var warm = await RunAsync(people, settings.Rate, TimeSpan.FromMinutes(settings.Minutes), bot);
        SoakReport.Write(settings, cold, warm, teams.Unproven);
        foreach (var person in people) person.Dispose();
    }

    private static string Forged => TokenIssuer.Token(sign: TokenIssuer.By(TokenIssuer.Another));

    private static async Task<Stretch> RunAsync(Person[] people, int rate, TimeSpan length, ServerProcess bot)
    {
        var samples = new List<Sample>();
        var turns = new Task<Turn>[(int)(rate * length.TotalSeconds)];
        using var over = new CancellationTokenSource();
        var began = Stopwatch.GetTimestamp();
        var watching = WatchAsync(bot, began, samples, over.Token);
        for (var turn = 0; turn < turns.Length; turn++)
        {
            var due = began + (turn * Stopwatch.Frequency / rate);
            while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is var wait && wait > TimeSpan.Zero) await Task.Delay(wait);
            turns[turn] = people[turn % people.Length].BeginAsync(due);
        }

        var all = await Task.WhenAll(turns);
        await over.CancelAsync();
        await watching;
        return new Stretch(all, samples);
    }

    private static async Task WatchAsync(ServerProcess bot, long began, List<Sample> samples, CancellationToken over)
    {
        try
        {
            while (true)
            {
                samples.Add(new Sample(Stopwatch.GetElapsedTime(began), bot.ProcessorTime, bot.ResidentMemory, await bot.HeapAsync()));
                await Task.Delay(Between, over);
            }
        }
        catch (OperationCanceledException)
        {
            samples.Add(new Sample(Stopwatch.GetElapsedTime(began), bot.ProcessorTime, bot.ResidentMemory, await bot.HeapAsync()));
        }
    }

    /// <exception cref="InvalidOperationException">Anybody is let in, so that the rest would mean nothing.</exception>
    private static async Task<int> KnockAsync(Uri bot, string? token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, Server.Path)) { Content = new StringContent(Activities.Text(1, "help"), null, "application/json") };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode is HttpStatusCode.Unauthorized ? 401 : throw new InvalidOperationException($"Somebody unknown got {(int)answer.StatusCode}.");
    }
}

/// <param name="Samples">At least two: at its beginning and its end.</param>
internal sealed record Stretch(Turn[] Turns, IReadOnlyList<Sample> Samples);

/// <param name="At">From the beginning.</param>
/// <param name="Processor">Since the start of the bot.</param>
/// <param name="Resident">In bytes.</param>
/// <param name="Heap">What was in use after the last collection, in bytes.</param>
internal sealed record Sample(TimeSpan At, TimeSpan Processor, long Resident, long Heap);
