using ConversationCoach.Storage.PostgreSql;

namespace ConversationCoach.Storage.Copying;

/// <summary>Brings everything of a SQLite storage into a PostgreSQL database, with its keys: when it has ended, both hold the same.</summary>
/// <remarks>It may be run again, and then carries what has changed since. Nobody should write into either meanwhile.</remarks>
public static class StorageCopy
{
    /// <param name="to">A database that is there. It may be empty; else it must have the tables of this version.</param>
    /// <param name="fromKeys">Where the keys of the source rest; beside it when <see langword="null"/>.</param>
    /// <param name="toKeys">Where the keys shall rest; beside the target when <see langword="null"/>.</param>
    /// <param name="report">Hears of every table: names, counts and fingerprints, no words.</param>
    /// <returns>Whether both hold the same at the end.</returns>
    /// <exception cref="InvalidOperationException">They cannot be brought together; nothing was copied.</exception>
    public static bool Run(string from, string to, string? fromKeys, string? toKeys, TextWriter report, TimeProvider time)
    {
        using var keys = new Pair(fromKeys ?? StoragePlaces.KeysBesideFile(from), toKeys ?? StoragePlaces.KeysBesideServer(to), Scripts.KeysOnSqlite, Scripts.KeysOnPostgreSql, time);
        using var data = new Pair(from, to, Scripts.Sqlite, Scripts.PostgreSql, time);
        if (data.Target.HasPeople && !data.Target.StoreId.SequenceEqual(data.Source.StoreId))
            throw new InvalidOperationException("The target holds data of another storage. Choose an empty database.");

        foreach (var pair in (Pair[])[keys, data])
        {
            foreach (var table in pair.Tables) Copy(pair.Source, pair.Target, table);
        }

        return keys.Tables.Count(table => !IsSame(keys.Source, keys.Target, table, report))
            + data.Tables.Count(table => !IsSame(data.Source, data.Target, table, report)) == 0;
    }

    private sealed class Pair : IDisposable
    {
        public Pair(string from, string to, Scripts sourceScripts, Scripts targetScripts, TimeProvider time)
        {
            Source = new CopySource(from);
            Target = new CopyTarget(to);
            try
            {
                Tables = Meet(sourceScripts.All[^1].Number, to, targetScripts, time);
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public CopySource Source { get; }

        public CopyTarget Target { get; }

        public IReadOnlyList<Table> Tables { get; }

        public void Dispose()
        {
            Source.Dispose();
            Target.Dispose();
        }

        private IReadOnlyList<Table> Meet(int newest, string to, Scripts scripts, TimeProvider time)
        {
            if (Source.Script != newest)
                throw new InvalidOperationException($"The source is at script {Source.Script}, and this version copies script {newest}. Start this version of the bot on it once.");

            if (Target.Script != 0 && Target.Script != newest)
                throw new InvalidOperationException($"The target is at script {Target.Script}, and the source is at {Source.Script}. Choose an empty database, or bring the target up to date first.");

            PostgreSqlDatabase.Open(to, scripts, new PostgreSqlLimits(), time).Dispose();
            var tables = Table.InOrder(Source.Tables);
            foreach (var table in tables)
            {
                if (table.Key.Count == 0) throw new InvalidOperationException($"The table {table.Name} has no primary key.");
                if (!Target.ColumnsOf(table.Name).SequenceEqual(table.Columns)) throw new InvalidOperationException($"The table {table.Name} is not the same in the target.");
            }

            return tables;
        }
    }

    private static void Copy(CopySource source, CopyTarget target, Table table)
    {
        var wanted = source.Rows(table).ToDictionary(row => KeyOf(table, row), Content.Of);

        // A row that has changed goes and comes anew, with what refers to it: that is copied after it.
        var (same, stale) = (new HashSet<Content>(), new List<SqlValue[]>());
        foreach (var row in target.Rows(table))
        {
            var key = KeyOf(table, row);
            if (wanted.TryGetValue(key, out var content) && content == Content.Of(row)) same.Add(key);
            else stale.Add(KeyValues(table, row));
        }

        target.Execute(table.Delete, stale);
        target.Execute(table.Insert, source.Rows(table).Where(row => !same.Contains(KeyOf(table, row))));
    }

    private static bool IsSame(CopySource source, CopyTarget target, Table table, TextWriter report)
    {
        var (from, to) = (Sum(source.Rows(table)), Sum(target.Rows(table)));
        report.WriteLine(from == to
            ? $"{table.Name}: {from.Count} rows, checksum {from.Content}, the same in both."
            : $"{table.Name}: DIFFERENT. Source {from.Count} rows, checksum {from.Content}; target {to.Count} rows, checksum {to.Content}.");
        return from == to;
    }

    private static (int Count, Content Content) Sum(IEnumerable<SqlValue[]> rows) =>
        rows.Aggregate((Count: 0, Content: default(Content)), (sum, row) => (sum.Count + 1, sum.Content.And(Content.Of(row))));

    private static Content KeyOf(Table table, SqlValue[] row) => Content.Of(KeyValues(table, row));

    private static SqlValue[] KeyValues(Table table, SqlValue[] row) => [.. row.Where((_, column) => table.Key.Contains(table.Columns[column]))];
}
