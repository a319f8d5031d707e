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

    /// <summary>
    /// How the name of a script ends after which an older program cannot work any more. All others only add, so that instances of
    /// both versions may run, and start, during an upgrade, and the older one again after it was taken back.
    /// </summary>
    private const string Breaking = ".breaking.sql";

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

    public IReadOnlyList<Script> All { get; private init; }

    /// <summary>As a later version of the program will have them.</summary>
    internal Scripts And(Script next) => new(_folder.TrimEnd('/')) { All = [.. All, next] };

    /// <summary>As an earlier version of the program had them.</summary>
    internal Scripts UpTo(int number) => new(_folder.TrimEnd('/')) { All = [.. All.Where(script => script.Number <= number)] };

    /// <exception cref="InvalidOperationException">The database knows a script that this program cannot live with.</exception>
    public IReadOnlyList<Script> Missing(IReadOnlyCollection<Script> applied) =>
        applied.LastOrDefault(script => script.Number > All[^1].Number && script.Name.EndsWith(Breaking, StringComparison.Ordinal)) is { } breaking
            ? throw new InvalidOperationException(
                $"The database was changed by a newer version of this program: it is at script {breaking.Number}, and this version ends at {All[^1].Number}. Start the newer version, or restore the copy made before it.")
            : [.. All.Where(script => applied.All(known => known.Number != script.Number))];

    public string Read(Script script)
    {
        if (script.Text is { } text) return text;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(_folder + script.Name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}

/// <param name="Text">When it is no file of this program.</param>
internal sealed record Script(int Number, string Name, string? Text = null);
