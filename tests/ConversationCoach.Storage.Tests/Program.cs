using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.PostgreSql;
using ConversationCoach.Storage.Sqlite;

namespace ConversationCoach.Storage.Tests;

/// <summary>Saves until it is killed, four at once, and writes a line for each save that was confirmed.</summary>
internal static class Program
{
    public static async Task Main(string[] arguments)
    {
        (IDatabase data, IDatabase keys) = arguments[0] == "PostgreSql"
            ? ((IDatabase, IDatabase))(PostgreSqlDatabase.Open(arguments[1], TimeProvider.System), PostgreSqlDatabase.Open(arguments[2], Scripts.KeysOnPostgreSql, new PostgreSqlLimits(), TimeProvider.System))
            : ((IDatabase, IDatabase))(SqliteDatabase.Open(arguments[1], TimeProvider.System), SqliteDatabase.Open(arguments[2], Scripts.KeysOnSqlite, new SqliteLimits(), TimeProvider.System));
        using var stores = Stores.Open(data, keys, TimeProvider.System);
        var store = stores.Preparations;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveForEverAsync(store))));
    }

    private static async Task SaveForEverAsync(IPreparationStore store)
    {
        for (var preparation = Sample.New(); await store.SaveAsync(preparation, CancellationToken.None); preparation = preparation.Says("facts", $"As of {preparation.Version}"))
            await Console.Out.WriteLineAsync($"{preparation.Id} {preparation.Version}");
    }
}
