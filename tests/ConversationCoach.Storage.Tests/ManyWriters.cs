using System.Collections.Concurrent;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests;

internal static class ManyWriters
{
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
