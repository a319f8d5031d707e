namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>Gives each word and tag that any expression needs a number, so that a sentence is searched once for all of them.</summary>
internal sealed class WordNumbers
{
    private const int Letters = 26;

    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<char, int> _tags = [];

    // By their first two letters.
    private readonly List<(string Word, int Number)>?[] _words = new List<(string, int)>?[Letters * Letters];

    public int Count => _numbers.Count;

    /// <param name="word">Small letters, at least two; or a single tag.</param>
    public int Of(string word)
    {
        if (_numbers.TryGetValue(word, out var number)) return number;
        number = _numbers[word] = _numbers.Count;
        if (Tagger.IsTag(word[0])) _tags[word[0]] = number;
        else (_words[Start(word[0], word[1])] ??= []).Add((word, number));
        return number;
    }

    /// <param name="held">By number: becomes true for what the text holds, be it within another word.</param>
    public void Find(ReadOnlySpan<char> text, Span<bool> held)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetterLower(text[at]))
            {
                if (text[at] > '~' && _tags.TryGetValue(text[at], out var tag)) held[tag] = true;
                continue;
            }

            if (at + 1 == text.Length || !char.IsAsciiLetterLower(text[at + 1]) || _words[Start(text[at], text[at + 1])] is not { } words) continue;
            foreach (var (word, number) in words)
                if (text[at..].StartsWith(word, StringComparison.Ordinal)) held[number] = true;
        }
    }

    private static int Start(char first, char second) => ((first - 'a') * Letters) + (second - 'a');
}

/// <summary>Which of the needed words a text holds.</summary>
internal sealed class HeldWords
{
    private readonly bool[] _held;

    public HeldWords(WordNumbers numbers, string text)
    {
        _held = new bool[numbers.Count];
        numbers.Find(text, _held);
    }

    /// <param name="word">Its number.</param>
    public bool Hold(int word) => _held[word];
}
