using System.Diagnostics;
using System.Globalization;
using Benchmarks.Load;
using ConversationCoach.Bot;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Benchmarks.Storage;

/// <summary>Whether what others have stored makes a turn dearer, and how long it takes to erase somebody who has stored much.</summary>
internal static class StorageRun
{
    private const int Few = 1_000;
    private const int Connections = 8;
    private const double Reach = 1.2;

    private static readonly UserId Ann = new("tenant", "ann");
    private static readonly Func<StoragePlace>[] Places = [StoragePlace.File, StoragePlace.Server];

    public static async Task RunAsync(StorageSettings settings)
    {
        foreach (var make in Places) await CompareAsync(make, settings);
        foreach (var make in Places) await EraseAsync(make);
    }

    // Round after round in turns, so that whatever else the machine does touches both alike.
    private static async Task CompareAsync(Func<StoragePlace> make, StorageSettings settings)
    {
        using var few = make();
        using var many = make();
        await few.FillAsync(Few);
        await many.FillAsync(settings.Stored);
        await using var amongFew = await Crowd.GatherAsync("coach", Connections, few);
        await using var amongMany = await Crowd.GatherAsync("coach", Connections, many);
        Crowd[] crowds = [amongFew, amongMany];
        foreach (var crowd in crowds) await crowd.WarmUpAsync();

        var rounds = crowds.ToDictionary(crowd => crowd, _ => new List<Round>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var crowd in crowds) rounds[crowd].Add(await crowd.RunAsync(TimeSpan.FromSeconds(settings.Seconds)));
        }

        var (small, large) = (Round.Median(rounds[amongFew]), Round.Median(rounds[amongMany]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{few.Name}, a turn among {Few:N0} and among {settings.Stored:N0} preparations: {1e6 / small.PerSecond:F0} and {1e6 / large.PerSecond:F0} µs, {small.PerSecond / large.PerSecond:F2} times (reach {Reach:F1}); p50 {small.P50 / 1000:F2} and {large.P50 / 1000:F2} ms; server CPU {small.Processor:F0} and {large.Processor:F0} µs, {large.Processor / small.Processor:F2} times."));
    }

    private static async Task EraseAsync(Func<StoragePlace> make)
    {
        using var place = make();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddCommandLine([.. place.Arguments, "--Encryption:Keys:1", Convert.ToBase64String(new byte[32])]);
        builder.Services.AddStorage(builder.Configuration, AppContext.BaseDirectory);
        using var host = builder.Build();
        await host.Services.OpenStorageAsync();
        var store = host.Services.GetRequiredService<IPreparationStore>();

        var language = Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content")).For("en-GB");
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, cancellationToken) =>
        {
            var id = Guid.CreateVersion7();
            foreach (var version in Rehearsal.Versions(language))
            {
                if (!await store.SaveAsync(version with { Id = id, Owner = Ann }, cancellationToken)) throw new InvalidOperationException("A version was not kept.");
            }
        });

        var began = Stopwatch.GetTimestamp();
        var erased = await host.Services.GetRequiredService<IErasure>().EraseAsync(Ann, Ann.User, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{place.Name}, erasing a person with {string.Join(" and ", erased.Kinds.Select(kind => $"{kind.Count:N0} {kind.Kind}s"))}: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F0} ms (reach 1,000)."));
    }
}
