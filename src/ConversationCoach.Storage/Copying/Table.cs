namespace ConversationCoach.Storage.Copying;

/// <summary>A table as the database itself describes it.</summary>
/// <param name="Columns">In the order of their names.</param>
/// <param name="Key">The columns of the primary key, in the order of their names.</param>
/// <param name="References">The tables its rows refer to.</param>
internal sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> References)
{
    /// <summary>What is in it is written by whoever brings the tables up to date.</summary>
    public const string OfScripts = "schema_script";

    public string Select => $"SELECT {List(Columns)} FROM {Quoted(Name)}";

    public string Insert => $"INSERT INTO {Quoted(Name)} ({List(Columns)}) VALUES ({string.Join(", ", Columns.Select((_, index) => $"${index + 1}"))})";

    public string Delete => $"DELETE FROM {Quoted(Name)} WHERE {string.Join(" AND ", Key.Select((column, index) => $"{Quoted(column)} = ${index + 1}"))}";

    /// <returns>Those that others refer to before those others.</returns>
    public static IReadOnlyList<Table> InOrder(IReadOnlyList<Table> tables)
    {
        var ordered = new List<Table>();
        while (tables.Except(ordered).ToList() is { Count: > 0 } left)
        {
            var next = left.Where(table => table.References.All(name => name == table.Name || ordered.Any(before => before.Name == name))).ToList();
            if (next.Count == 0) throw new InvalidOperationException("The tables refer to each other in a circle.");
            ordered.AddRange(next.OrderBy(table => table.Name, StringComparer.Ordinal));
        }

        return ordered;
    }

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quoted));

    private static string Quoted(string name) => $"\"{name}\"";
}
