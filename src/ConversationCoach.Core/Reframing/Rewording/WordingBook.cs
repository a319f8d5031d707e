using System.Collections.Frozen;
using System.Collections.Immutable;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <param name="Ask">A question to think about before sending, where a rule has none of its own.</param>
internal sealed record PatternWordings(Pattern Pattern, string Ask, ImmutableArray<WordingRule> Rules);

/// <summary>
/// All wordings of one language: <c>rewording/words.yaml</c> and a file for each pattern, <c>yes-but.yaml</c>. More of its
/// rules may stand in others that begin with its name, <c>yes-but-money.yaml</c>; they are tried later, in the order of the names.
/// </summary>
internal sealed class WordingBook
{
    private const int LongestShape = 600, LongestSentence = 300;

    private WordingBook(Lexicon words, Operations operations, WordNumbers numbers, FrozenDictionary<Pattern, PatternWordings> wordings) =>
        (Words, Operations, Numbers, Wordings) = (words, operations, numbers, wordings);

    public Lexicon Words { get; }

    public Operations Operations { get; }

    /// <summary>Of the words that its rules need.</summary>
    public WordNumbers Numbers { get; }

    public FrozenDictionary<Pattern, PatternWordings> Wordings { get; }

    /// <exception cref="ContentException">Every fault of every file, each with its line.</exception>
    public static WordingBook Load(string contentFolder, string language)
    {
        var folder = Path.Combine(contentFolder, language, "rewording");
        var faults = ImmutableArray.CreateBuilder<string>();

        var lists = ReadFile(folder, "words.yaml", faults, WordLists.Read);
        var words = new Lexicon(lists ?? new WordLists([], [], "", "", "", "", "", [], [], ""));
        var (operations, numbers) = (new Operations(words), new WordNumbers());
        var wordings = Enum.GetValues<Pattern>()
            .Select(pattern => ReadFile(folder, pattern.Id() + ".yaml", faults, (node, found) => ReadPattern(pattern, node, operations, numbers, found)) is { } first
                ? WithMore(first, MoreOf(folder, pattern).SelectMany(file => ReadFile(folder, file, faults, (node, found) => ReadPattern(pattern, node, operations, numbers, found, isMore: true))?.Rules ?? []))
                : null)
            .OfType<PatternWordings>()
            .ToFrozenDictionary(read => read.Pattern);

        return faults.Count == 0 ? new WordingBook(words, operations, numbers, wordings) : throw new ContentException(faults.ToImmutable());
    }

    private static T? ReadFile<T>(string folder, string name, ImmutableArray<string>.Builder faults, Func<ContentNode, FileFaults, T> read)
        where T : class
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            faults.Add($"{path}: is not there — every pattern has its wordings in a file of its name");
            return null;
        }

        var found = new FileFaults(name);
        using var text = File.OpenText(path);
        var content = ContentTree.Read(text, found) is { } root ? read(root, found) : null;
        faults.AddRange(found.InOrder());
        return content;
    }

    private static IEnumerable<string> MoreOf(string folder, Pattern pattern) =>
        Directory.GetFiles(folder, pattern.Id() + "-*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>The rule of last resort stays last.</summary>
    private static PatternWordings WithMore(PatternWordings first, IEnumerable<WordingRule> more) =>
        first with { Rules = [.. first.Rules.Concat(more).OrderBy(rule => rule.Id == Rewriter.Otherwise)] };

    private static PatternWordings ReadPattern(Pattern pattern, ContentNode node, Operations operations, WordNumbers numbers, FileFaults faults, bool isMore = false)
    {
        var file = new ContentSection(node, "file of wordings", faults, isMore ? ["rules"] : ["ask", "rules"]);
        var rules = file.List("rules", rule => ReadRule(pattern, rule, operations, numbers, faults));
        foreach (var twin in rules.GroupBy(rule => rule.Id).Where(group => group.Count() > 1))
            file.Fault(file.LineOf("rules"), $"two rules are called '{twin.Key}'", "give one another id");
        return new PatternWordings(pattern, isMore ? "" : file.Text("ask", LongestSentence), rules);
    }

    private static WordingRule ReadRule(Pattern pattern, ContentNode node, Operations operations, WordNumbers numbers, FileFaults faults)
    {
        var rule = new ContentSection(node, "rule", faults, "id", "when", "has", "form", "say", "ask", "examples");
        var (when, slots) = ReadExpression(rule, "when", SentenceShape.Read);
        var has = rule.Has("has") ? ReadExpression(rule, "has", SentenceShape.Expression) : null;
        foreach (var (slot, kind) in slots)
            if (!SentenceShape.Kinds.Contains(kind, StringComparison.Ordinal))
                rule.Fault(rule.LineOf("when"), $"'{kind}' of {{{slot}:{kind}}} is no kind of words", $"use {SentenceShape.Kinds}");

        var say = rule.Texts("say", LongestSentence);
        for (var item = 0; item < say.Length; item++)
            foreach (var (slot, used) in Template.Uses(say[item]))
            {
                if (slot != SentenceShape.Whole && !slots.Any(known => known.Slot == slot)) rule.Fault(rule.LineOf("say", item), $"{{{slot}}} is not in 'when'", "use a name that is");
                foreach (var operation in used.Where(operation => !operations.Knows(operation)))
                    rule.Fault(rule.LineOf("say", item), $"nothing is called '{operation}'", $"use {string.Join(", ", operations.Names)}");
            }

        var examples = rule.List("examples", example =>
        {
            var read = new ContentSection(example, "example", faults, "said", "reworded");
            return WordingExample.Read(pattern, rule.Name, read.Text("said", LongestSentence), read.TextOrNull("reworded", LongestSentence));
        });
        if (examples.IsEmpty) rule.Fault(rule.Line, $"{rule.Name} has no example", "add one under 'examples:'");

        return new WordingRule(rule.Id(), when, new NeededWords(when.ToString(), numbers), slots, has, ReadForm(rule), say, rule.TextOrNull("ask", LongestSentence), examples);
    }

    private static T ReadExpression<T>(ContentSection rule, string key, Func<string, T> read)
    {
        try
        {
            return read(rule.Text(key, LongestShape));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            rule.Fault(rule.LineOf(key), $"'{key}' of {rule.Name} cannot be read: {error.Message}", "write words, (this|that) and {slots}");
            return read("-");
        }
    }

    private static SentenceForm ReadForm(ContentSection rule)
    {
        switch (rule.TextOrNull("form", 20))
        {
            case null: return SentenceForm.Any;
            case "question": return SentenceForm.Question;
            case "statement": return SentenceForm.Statement;
            case var other:
                rule.Fault(rule.LineOf("form"), $"'{other}' is no form of a sentence", "use question or statement, or leave it out");
                return SentenceForm.Any;
        }
    }
}
