using System.Globalization;
using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Killing;

/// <summary>Is killed without a warning in the middle of its work, again and again, over the same database.</summary>
[Collection(Undisturbed.Name)]
public sealed class AKilledBot : IDisposable
{
    private const int Kills = 20;
    private const int People = 12;

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Places.Artifacts, string.Create(CultureInfo.InvariantCulture, $"killing-{Environment.ProcessId}"))).FullName;
    private readonly BotProcess _bot;
    private readonly HttpClient _http;

    public AKilledBot()
    {
        _bot = new BotProcess(_folder);
        _http = new HttpClient { BaseAddress = _bot.Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    [Fact]
    public async Task Has_lost_no_answer_it_had_acknowledged()
    {
        var (random, people) = (new Random(11), Enumerable.Range(0, People).Select(number => new Presser(_http, number)).ToList());
        await _bot.StartAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAfterAsync(random.Next(1, 150), people);
            await _bot.StartAsync();
        }

        var lost = (await Task.WhenAll(people.Select(person => person.LostAsync()))).SelectMany(lines => lines).ToList();
        var acknowledged = people.Sum(person => person.Acknowledged.Count);
        Assert.True(lost.Count == 0, $"{lost.Count} of {acknowledged} answers are lost:\n{string.Join('\n', lost.Take(20))}");
        Assert.True(acknowledged > Kills * People, $"Only {acknowledged} answers were given, too few to tell anything.");
    }

    public void Dispose()
    {
        _http.Dispose();
        _bot.Dispose();
    }

    // All press at once, and the bot dies under them after so many answers.
    private async Task KillAfterAsync(int answers, List<Presser> people)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var given = 0;
        using var limit = new CancellationTokenSource(Wait.AtMost);
        var pressing = people.Select(person => Task.Run(() => person.PressAsync(() =>
        {
            if (Interlocked.Increment(ref given) == answers) enough.TrySetResult();
        }, limit.Token))).ToList();

        // A bot that answers nobody any more would end all of them.
        await Task.WhenAny(enough.Task, Task.WhenAll(pressing));
        _bot.Dispose();
        await Task.WhenAll(pressing);
        Assert.True(enough.Task.IsCompletedSuccessfully, $"The bot ended by itself, or hung, after {given} of {answers} answers.");
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Undisturbed
{
    public const string Name = "Undisturbed";
}
