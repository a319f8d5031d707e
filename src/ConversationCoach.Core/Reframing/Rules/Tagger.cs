using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>
/// Lets an expression name a list of a thousand words at the price of one sign: before a word of the text, or the first
/// of several, stands a sign of the private use area for each list that has it. An expression that held the words
/// themselves would pass the size that the linear engine allows.
/// </summary>
internal sealed class Tagger
{
    public const string AnyTags = @"\p{Co}*";
    private const string Word = "[\\w'-]+";
    private const char First = '\uE000';

    /// <summary>No entry has more words.</summary>
    private const int MostWords = 10;

    private readonly FrozenDictionary<string, (string Entry, char Tag)[]>.AlternateLookup<ReadOnlySpan<char>> _byFirstWord;

    public Tagger(WordClasses words) =>
        _byFirstWord = words.InExpressions
            .SelectMany(list => words.Entries(list.Id).Select(entry => (Entry: entry, Tag: Tag(list.Number, WordsIn(entry)))))
            .GroupBy(pair => pair.Entry.Split(' ')[0])
            .ToFrozenDictionary(group => group.Key, group => group.ToArray())
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="positions">Becomes for each sign of the result its place in <paramref name="text"/>, and one more for the end.</param>
    public string Tag(ReadOnlySpan<char> text, List<int> positions)
    {
        var tagged = new StringBuilder(text.Length * 2);
        positions.Clear();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsWord(text[end])) end++;
            if (end > at && _byFirstWord.TryGetValue(text[at..end], out var entries))
            {
                foreach (var (entry, tag) in entries)
                {
                    if (!text[at..].StartsWith(entry) || (at + entry.Length < text.Length && IsWord(text[at + entry.Length]))) continue;
                    tagged.Append(tag);
                    positions.Add(at);
                }
            }

            if (end == at) end++;
            for (; at < end; at++)
            {
                tagged.Append(text[at]);
                positions.Add(at);
            }
        }

        positions.Add(text.Length);
        return tagged.ToString();
    }

    public static bool IsTag(char sign) => char.GetUnicodeCategory(sign) is UnicodeCategory.PrivateUse;

    /// <returns>An expression for any entry of those lists.</returns>
    public static string Expression(WordClasses words, IEnumerable<(string Id, int Number)> lists)
    {
        var byLength = lists.SelectMany(list => words.Entries(list.Id).Select(entry => WordsIn(entry)).Distinct().Select(length => (length, Tag: Tag(list.Number, length))))
            .GroupBy(pair => pair.length, pair => pair.Tag).OrderByDescending(group => group.Key);
        return "(?:" + string.Join('|', byLength.Select(group =>
            $"{AnyTags}[{string.Concat(group)}]{AnyTags}{string.Join(" " + AnyTags, Enumerable.Repeat(Word, group.Key))}")) + ")";
    }

    private static char Tag(int list, int words) => (char)(First + (list * MostWords) + words);

    private static int WordsIn(string entry) => Math.Min(MostWords - 1, entry.Count(sign => sign == ' ') + 1);

    private static bool IsWord(char sign) => char.IsLetterOrDigit(sign) || sign is '\'' or '-';
}
