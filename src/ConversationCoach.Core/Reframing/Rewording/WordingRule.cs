using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Core.Reframing.Rewording;

internal enum SentenceForm
{
    Any,
    Question,
    Statement,
}

/// <summary>How one shape of sentence can be said otherwise.</summary>
/// <param name="Needs">What the shape cannot match without, in small letters.</param>
/// <param name="Has">What must occur somewhere in it too; <see langword="null"/> for anything.</param>
/// <param name="Ask">A question of its own; <see langword="null"/> for the pattern's.</param>
internal sealed record WordingRule(
    string Id, Regex When, NeededWords Needs, ImmutableArray<(string Slot, string Kind)> Slots, Regex? Has, SentenceForm Form,
    ImmutableArray<string> Say, string? Ask, ImmutableArray<WordingExample> Examples);

/// <summary>Reads "why didn't {who:group} {what:verb}" as a regular expression with named groups.</summary>
internal static partial class SentenceShape
{
    public const string Kinds = "verb, base, past, ing, done, doing, clause, asked, thing, who, group, participle, short, any, word or rest";

    /// <summary>The slot that holds all that the shape matched.</summary>
    public const string Whole = "sentence";

    public static (Regex When, ImmutableArray<(string Slot, string Kind)> Slots) Read(string shape)
    {
        var slots = ImmutableArray.CreateBuilder<(string, string)>();
        var pattern = Slot().Replace(shape.Replace(" ", @"\s+", StringComparison.Ordinal), slot =>
        {
            var (name, kind) = (slot.Groups["name"].Value, slot.Groups["kind"].Success ? slot.Groups["kind"].Value : "any");
            slots.Add((name, kind));
            return kind switch
            {
                "word" or "participle" => $@"(?<{name}>[\w'-]+)",
                "rest" => $@"(?<{name}>\S.*)",
                _ => $@"(?<{name}>\S|\S.*?\S)",
            };
        });
        return (Expression($"^(?:{pattern})$"), slots.ToImmutable());
    }

    /// <summary>
    /// Backtracks, since three hundred linear ones take seconds to build: it only ever sees a sentence of
    /// <see cref="Units.Longest"/>, and one that takes it too long is left as it is.
    /// </summary>
    public static Regex Expression(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{(?<name>[a-z]+)(?::(?<kind>[a-z]+))?\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slot();
}

/// <summary>Fills "What would help {who} {what.base}?" with the words a person used.</summary>
internal static partial class Template
{
    public static IEnumerable<(string Slot, string[] Operations)> Uses(string template) =>
        Use().Matches(template).Select(use => (use.Groups["name"].Value, use.Groups["operations"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries)));

    /// <returns><see langword="null"/> when an operation could not be done.</returns>
    public static string? Fill(string template, Func<string, string?> slot, Operations operations)
    {
        var possible = true;
        var filled = Use().Replace(template, use =>
        {
            string? words = slot(use.Groups["name"].Value);
            foreach (var operation in use.Groups["operations"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries))
                words = words is null ? null : operations.Apply(operation, words);
            possible &= words is not null;
            return words ?? "";
        });
        return possible ? filled : null;
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)(?<operations>(?:\.[a-z-]+)*)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}
