using ConversationCoach.Storage.PostgreSql;
using ConversationCoach.Storage.Sqlite;

namespace ConversationCoach.Storage.Tests;

/// <summary>Saves until it is killed, four at once, and writes a line for each save that was confirmed.</summary>
internal static class Program
{
    public static async Task Main(string[] arguments)
    {
        await using IDatabase database = arguments[0] == "PostgreSql"
            ? PostgreSqlDatabase.Open(arguments[1], TimeProvider.System)
            : SqliteDatabase.Open(arguments[1], TimeProvider.System);
        var store = new PreparationStore(database);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveForEverAsync(store))));
    }

    private static async Task SaveForEverAsync(PreparationStore store)
    {
        for (var preparation = Sample.New(); await store.SaveAsync(preparation, CancellationToken.None); preparation = preparation.Says("facts", $"As of {preparation.Version}"))
            await Console.Out.WriteLineAsync($"{preparation.Id} {preparation.Version}");
    }
}
