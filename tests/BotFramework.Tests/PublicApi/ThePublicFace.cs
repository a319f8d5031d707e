using System.Runtime.CompilerServices;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests.PublicApi;

public class ThePublicFace
{
    private static readonly Dictionary<string, HashSet<string>> Official = ReadOfficial();

    private static readonly Type[] Ours = typeof(Activity).Assembly.GetTypes()
        .Where(type => ApiLine.IsSeen(type) && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        .Where(type => type.Namespace is { } space && (space.StartsWith("Microsoft.Bot.", StringComparison.Ordinal) || space == "AdaptiveCards"))
        .ToArray();

    [Fact]
    public void Holds_only_types_of_the_official_one() =>
        Empty(Ours.Select(ApiLine.Of).Where(line => !Official.ContainsKey(line)));

    [Fact]
    public void Holds_only_members_of_the_official_one() =>
        Empty(Ours.SelectMany(ApiLine.Members).Where(line => !Official.ContainsKey(line) && !Official.ContainsKey(AsOfAnAbstractType(line))));

    [Fact]
    public void Derives_only_from_what_the_official_one_derives_from() =>
        Empty(from type in Ours
              let line = ApiLine.Of(type)
              where Official.ContainsKey(line)
              from parent in ApiLine.Bases(type)
              where !Official[line].Contains(parent)
              select $"{line} : {parent}");

    [Fact]
    public void Keeps_nothing_outside_its_namespaces_but_the_client_runtime_that_official_signatures_name() =>
        Empty(typeof(Activity).Assembly.GetExportedTypes().Except(Ours).Select(type => type.Namespace!).Distinct().Where(space => space != "Microsoft.Rest"));

    // The official abstract types have public constructors, which only their heirs can call.
    private static string AsOfAnAbstractType(string line) => line.Replace(" :: ctor protected ", " :: ctor public ", StringComparison.Ordinal);

    private static void Empty(IEnumerable<string> lines)
    {
        var offending = lines.Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(offending.Length == 0, $"{offending.Length} lines are not of the official face:\n{string.Join('\n', offending)}");
    }

    // A line of a type carries its bases after " : "; everything else is compared whole.
    private static Dictionary<string, HashSet<string>> ReadOfficial([CallerFilePath] string here = "")
    {
        var official = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(here)!, "*.txt"))
        {
            foreach (var line in File.ReadLines(file).Select(line => line.Replace(" :: [Obsolete] ", " :: ", StringComparison.Ordinal)))
            {
                var declaration = line.Contains(" :: type ", StringComparison.Ordinal) && !line.Contains(" delegate ", StringComparison.Ordinal)
                    ? line.Split(" where ")[0].Split(" : ")
                    : [line];
                official[declaration[0]] = declaration.Length > 1 ? [.. Parts(declaration[1])] : [];
            }
        }

        return official;
    }

    private static IEnumerable<string> Parts(string bases)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= bases.Length; i++)
        {
            if (i == bases.Length || (bases[i] == ',' && depth == 0))
            {
                yield return bases[start..i].Trim();
                start = i + 1;
            }
            else
            {
                depth += bases[i] switch { '<' => 1, '>' => -1, _ => 0 };
            }
        }
    }
}
