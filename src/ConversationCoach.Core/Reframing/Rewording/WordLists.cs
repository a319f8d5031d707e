using System.Collections.Immutable;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Reframing.Rewording;

/// <summary>What <c>words.yaml</c> says. Lists of single words are kept as written, with spaces between.</summary>
/// <param name="Irregular">Each "base past participle".</param>
internal sealed record WordLists(
    ImmutableArray<string> Irregular, ImmutableArray<string> Verbs, string Doubling, string Plural, string Singular,
    string Groups, string WithArticle, ImmutableArray<string> Openers, ImmutableArray<string> Closers, string Never)
{
    private const int LongestLine = 4000;

    public static WordLists Read(ContentNode node, FileFaults faults)
    {
        var words = new ContentSection(node, "word lists", faults,
            "irregular", "verbs", "doubling", "plural", "singular", "groups", "with-article", "openers", "closers", "never");
        var irregular = words.Texts("irregular", 60);
        for (var item = 0; item < irregular.Length; item++)
            if (irregular[item].Split(' ').Length != 3)
                words.Fault(words.LineOf("irregular", item), $"'{irregular[item]}' is not three forms", "write base, past and past participle with single spaces");

        return new WordLists(
            [.. irregular.Where(line => line.Split(' ').Length == 3)], words.Texts("verbs", LongestLine), words.Text("doubling", LongestLine),
            words.Text("plural", LongestLine), words.Text("singular", LongestLine), words.Text("groups", LongestLine), words.Text("with-article", LongestLine),
            words.Texts("openers", 60), words.Texts("closers", 60), words.Text("never", LongestLine));
    }
}
