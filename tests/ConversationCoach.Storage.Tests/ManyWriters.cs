using System.Collections.Concurrent;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests;

internal static class ManyWriters
{
    /// <summary>All want the same next version, each with words of its own for prompts of its own; what is kept must be one saver's, whole.</summary>
    public static async Task OneWinsEachVersionAsync(IReadOnlyList<IPreparationStore> stores, int seed)
    {
        var random = new Random(seed);
        var last = Sample.New();
        Assert.True(await stores[0].SaveAsync(last, CancellationToken.None));
        for (var round = 0; round < 12; round++)
        {
            var wanted = Enumerable.Range(0, 2 + random.Next(7)).Select(saver => last.Says($"prompt-{random.Next(3)}", $"{round}/{saver}")).ToList();
            var delays = wanted.Select(_ => random.Next(4)).ToList();
            var won = await Task.WhenAll(wanted.Select((preparation, saver) => Task.Run(async () =>
            {
                for (var turn = 0; turn < delays[saver]; turn++) await Task.Yield();
                return await stores[saver % stores.Count].SaveAsync(preparation, CancellationToken.None);
            })));

            last = Assert.Single(wanted.Where((_, saver) => won[saver]));
            Sample.AssertSame(last, await stores[^1].FindAsync(last.Id, last.Owner, CancellationToken.None));
        }
    }

    /// <summary>Eight writers change three preparations at random, each against what it last saw; every change that was taken must be there.</summary>
    public static async Task LoseNothingAsync(IReadOnlyList<IPreparationStore> stores, int seed)
    {
        var preparations = Enumerable.Range(0, 3).Select(_ => Sample.New()).ToList();
        foreach (var preparation in preparations) Assert.True(await stores[0].SaveAsync(preparation, CancellationToken.None));

        var taken = new ConcurrentBag<(Guid Id, string Prompt, string Text)>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteAsync(writer))));

        foreach (var preparation in preparations)
        {
            var found = await stores[^1].FindAsync(preparation.Id, preparation.Owner, CancellationToken.None);
            var mine = taken.Where(change => change.Id == preparation.Id).ToList();
            Assert.Equal(1 + mine.Count, found!.Version);
            Assert.Equal(
                mine.Select(change => (change.Prompt, change.Text)).Order(),
                found.Answers.SelectMany(answer => answer.Value.Wordings, (answer, wording) => (answer.Key, wording.Text)).Order());
        }

        async Task WriteAsync(int writer)
        {
            var random = new Random((seed * 100) + writer);
            var store = stores[writer % stores.Count];
            for (var change = 0; change < 12; change++)
            {
                var target = preparations[random.Next(preparations.Count)];
                var (prompt, text) = ($"prompt-{random.Next(4)}", $"{writer}/{change}");
                while (true)
                {
                    var seen = await store.FindAsync(target.Id, target.Owner, CancellationToken.None);
                    if (random.Next(3) == 0) await Task.Yield();
                    if (!await store.SaveAsync(seen!.Says(prompt, text, isRival: random.Next(5) == 0), CancellationToken.None)) continue;
                    taken.Add((target.Id, prompt, text));
                    break;
                }
            }
        }
    }
}
