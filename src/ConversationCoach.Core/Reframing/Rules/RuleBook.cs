using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Reframing.Grammar;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>Every wording rule of one language.</summary>
public sealed class RuleBook
{
    private const string WordsFile = "words.yaml";

    /// <summary>Lists that grammar and guards ask for by name.</summary>
    private static readonly ImmutableArray<string> NeededLists =
        ["people", "groups", "things", "shared", "personal", "legal", "warm", "measures", "everyday", "homely", "delight", "openers", "subordinators", "trouble", "voices"];

    private readonly ImmutableDictionary<string, Rule> _rules;
    // The plain engine is ready at once and small, but how long it takes is bounded only by how long a sentence is. The linear
    // one takes seconds and hundreds of megabytes to make ready for all rules, which only a sentence that nobody writes is worth.
    private const int LongestPlain = 600;

    private readonly Detector _linear;
    private readonly Detector _plain;

    private RuleBook(ImmutableArray<Rule> rules, WordClasses words, WordNumbers numbers)
    {
        _rules = rules.ToImmutableDictionary(rule => rule.Id);
        _linear = new Detector(rules, words, numbers, expression => expression.Linear);
        _plain = new Detector(rules, words, numbers, expression => expression.Plain);
        Rules = rules;
    }

    internal ImmutableArray<Rule> Rules { get; }

    /// <summary>The id of every rule, and of which pattern it is.</summary>
    public IEnumerable<(string Id, Pattern Pattern)> Ids => Rules.Select(rule => (rule.Id, rule.Pattern));

    /// <summary>Messages in which that rule must fire, and in which its pattern must not be found.</summary>
    public (ImmutableArray<string> Fires, ImmutableArray<string> Silent) ExamplesOf(string ruleId) => (_rules[ruleId].Fires, _rules[ruleId].Silent);

    /// <returns>One sentence that names its source.</returns>
    public string WhyOf(string ruleId) => _rules[ruleId].Why;

    /// <returns>In the order of the text; of one pattern no two overlap.</returns>
    public ImmutableArray<Finding> Detect(MessageText message) => With(message, detector => detector.Detect(message));

    private T With<T>(MessageText message, Func<Detector, T> ask)
    {
        if (message.Sentences.Any(sentence => sentence.Length > LongestPlain)) return ask(_linear);
        try
        {
            return ask(_plain);
        }
        // The clock goes on while a busy machine lets others work.
        catch (RegexMatchTimeoutException)
        {
            return ask(_linear);
        }
    }

    /// <param name="contentFolder">Has a folder for each language, with its rules in <c>reframing/&lt;pattern&gt;.yaml</c> and word lists in <c>reframing/words.yaml</c>.</param>
    /// <exception cref="ContentException">Rules have faults, or do not do what their examples say: all of them, of all files.</exception>
    public static RuleBook Load(string contentFolder, string language)
    {
        var folder = Path.Combine(contentFolder, language, "reframing");
        var faults = ImmutableArray.CreateBuilder<string>();
        var words = ReadWords(folder, faults);
        if (faults.Count > 0) throw new ContentException(faults.ToImmutable());

        var (rules, numbers) = (ImmutableArray.CreateBuilder<Rule>(), new WordNumbers());
        foreach (var pattern in Enum.GetValues<Pattern>())
        {
            var read = ReadFile(folder, pattern.Id() + ".yaml", faults, (root, found) => new RuleReader(words, numbers, found).Read(root), []);
            rules.AddRange(read);
        }

        faults.AddRange(rules.GroupBy(rule => rule.Id).Where(twins => twins.Count() > 1)
            .Select(twins => $"{folder}: two rules are called '{twins.Key}' — give each an id of its own"));
        if (faults.Count > 0) throw new ContentException(faults.ToImmutable());

        var book = new RuleBook(rules.ToImmutable(), words, numbers);
        faults.AddRange(book.BrokenExamples());
        return faults.Count == 0 ? book : throw new ContentException(faults.ToImmutable());
    }

    private IEnumerable<string> BrokenExamples()
    {
        foreach (var rule in Rules)
        {
            foreach (var said in rule.Fires)
                if (MessageText.Read(said) is var message && !With(message, detector => detector.Fires(rule.Id, message)))
                    yield return $"{rule.Pattern.Id()}.yaml: rule '{rule.Id}' does not fire in \"{said}\" — change the rule or the example";
            foreach (var said in rule.Silent)
                if (Detect(MessageText.Read(said)).FirstOrDefault(finding => finding.Pattern == rule.Pattern) is { } finding)
                    yield return $"{rule.Pattern.Id()}.yaml: rule '{finding.RuleId}' fires in \"{said}\", which is an example of '{rule.Id}' — change the rule or the example";
        }
    }

    private static WordClasses ReadWords(string folder, ImmutableArray<string>.Builder faults)
    {
        var lists = ReadFile(folder, WordsFile, faults, ReadLists, []);
        var classes = new WordClasses(lists.DistinctBy(list => list.Id).ToDictionary(list => list.Id, list => list.Words));
        if (lists.Length > 0)
            faults.AddRange(NeededLists.Where(id => !classes.Has(id)).Select(id => $"{WordsFile}: there is no list '{id}' — guards need it"));
        return classes;
    }

    private static ImmutableArray<(string Id, string Words)> ReadLists(ContentNode root, FileFaults faults)
    {
        var file = new ContentSection(root, "file", faults, "lists");
        return file.List("lists", node =>
        {
            var list = new ContentSection(node, "list", faults, "id", "words");
            return (list.Id(), list.Text("words", 12_000));
        });
    }

    private static ImmutableArray<T> ReadFile<T>(
        string folder, string file, ImmutableArray<string>.Builder faults, Func<ContentNode, FileFaults, ImmutableArray<T>> read, ImmutableArray<T> empty)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            faults.Add($"{path}: the file is missing — put it there");
            return empty;
        }

        var found = new FileFaults(file);
        using var text = File.OpenText(path);
        var result = ContentTree.Read(text, found) is { } root ? read(root, found) : empty;
        faults.AddRange(found.InOrder());
        return result;
    }
}
