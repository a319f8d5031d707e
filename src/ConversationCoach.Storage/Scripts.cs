using System.Globalization;
using System.Reflection;

namespace ConversationCoach.Storage;

/// <summary>The numbered scripts of one folder below Scripts, each applied once to a database.</summary>
internal sealed class Scripts
{
    public static readonly Scripts Sqlite = new("Sqlite");
    public static readonly Scripts PostgreSql = new("PostgreSql");
    public static readonly Scripts KeysOnSqlite = new("Keys.Sqlite");
    public static readonly Scripts KeysOnPostgreSql = new("Keys.PostgreSql");

    private readonly string _folder;

    private Scripts(string folder)
    {
        _folder = folder + "/";
        All =
        [
            .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
                .Where(name => name.StartsWith(_folder, StringComparison.Ordinal))
                .Select(name => name[_folder.Length..])
                .Order(StringComparer.Ordinal)
                .Select(name => new Script(int.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture), name)),
        ];
    }

    public IReadOnlyList<Script> All { get; }

    /// <exception cref="InvalidOperationException">The database knows a script that this program does not.</exception>
    public IReadOnlyList<Script> Missing(IReadOnlyCollection<int> applied) => applied.Append(0).Max() is var newest && newest > All[^1].Number
        ? throw new InvalidOperationException(
            $"The database was changed by a newer version of this program: it is at script {newest}, and this version ends at {All[^1].Number}. Start the newer version, or restore the copy made before it.")
        : [.. All.Where(script => !applied.Contains(script.Number))];

    public string Read(Script script)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(_folder + script.Name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}

internal sealed record Script(int Number, string Name);
