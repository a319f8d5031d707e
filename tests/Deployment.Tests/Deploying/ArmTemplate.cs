using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deployment.Tests.World;

namespace Deployment.Tests.Deploying;

/// <summary>deploy/azuredeploy.json, read as Azure Resource Manager reads it, as far as that can be done without Azure.</summary>
internal sealed partial class ArmTemplate
{
    private readonly JsonNode _template = JsonNode.Parse(Repository.Read("deploy/azuredeploy.json"))!;

    public JsonNode Root => _template;

    public JsonObject Parameters => _template["parameters"]!.AsObject();

    public JsonObject Variables => _template["variables"]!.AsObject();

    public IReadOnlyList<JsonObject> Resources => [.. _template["resources"]!.AsArray().Select(resource => resource!.AsObject())];

    /// <summary>Every string between square brackets, and where it stands.</summary>
    public IReadOnlyList<(string Path, string Text)> Expressions => [.. Strings(_template, "").Where(text => text.Text.StartsWith('[') && !text.Text.StartsWith("[[", StringComparison.Ordinal))];

    public IEnumerable<(string Path, string Text)> AllStrings => Strings(_template, "");

    /// <summary>What the web app and its slot are told: the expressions by the names.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            const string rest = "createObject(";
            var expression = (string)Resources.Single(resource => (string)resource["type"]! == "Microsoft.Web/sites/config")["properties"]!;
            var others = Arguments(expression, expression.IndexOf(rest, StringComparison.Ordinal) + rest.Length).Chunk(2).Select(pair => KeyValuePair.Create(pair[0].Trim('\''), pair[1]));
            return Variables["settings"]!.AsObject().Select(setting => KeyValuePair.Create(setting.Key, (string)setting.Value!)).Concat(others).ToDictionary(StringComparer.Ordinal);
        }
    }

    /// <returns>Type and number of names, and where: all that <c>resourceId</c> and <c>extensionResourceId</c> speak of in this template.</returns>
    public static IEnumerable<(string Function, string Type, IReadOnlyList<string> Arguments)> IdsIn(string expression)
    {
        foreach (Match call in Call().Matches(expression))
        {
            var arguments = Arguments(expression, call.Index + call.Length);
            var typeAt = call.Groups["function"].Value == "extensionResourceId" ? 1 : 0;
            yield return (call.Groups["function"].Value, arguments[typeAt].Trim('\''), arguments.Skip(typeAt + 1).ToList());
        }
    }

    public static IEnumerable<string> NamesIn(string expression, string function) =>
        Regex.Matches(expression, $@"\b{function}\('(?<name>[^']+)'\)", RegexOptions.NonBacktracking).Select(match => match.Groups["name"].Value);

    /// <returns>The arguments that follow an opening bracket, each as it is written.</returns>
    private static List<string> Arguments(string expression, int at)
    {
        var (found, depth, began, isQuoted) = (new List<string>(), 0, at, false);
        for (; at < expression.Length; at++)
        {
            var sign = expression[at];
            if (sign == '\'') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (sign == '(') depth++;
            if ((sign == ',' && depth == 0) || (sign == ')' && depth-- == 0))
            {
                found.Add(expression[began..at].Trim());
                began = at + 1;
                if (sign == ')') return found;
            }
        }

        throw new FormatException($"A bracket is not closed: {expression}");
    }

    private static IEnumerable<(string Path, string Text)> Strings(JsonNode? node, string path) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Strings(part.Value, $"{path}/{part.Key}").Concat(part.Key.StartsWith('[') ? [($"{path}/{part.Key}", part.Key)] : [])),
        JsonArray parts => parts.SelectMany((part, index) => Strings(part, $"{path}/{index}")),
        JsonValue value when value.TryGetValue<string>(out var text) => [(path, text)],
        _ => [],
    };

    [GeneratedRegex(@"\b(?<function>resourceId|extensionResourceId)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();
}
