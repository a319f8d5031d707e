using System.Collections.Frozen;
using System.Text;

namespace ConversationCoach.Core.Reframing.Grammar;

/// <summary>Writes contractions out, and what people type for them.</summary>
internal static class Contractions
{
    private static readonly FrozenDictionary<string, string> Whole = new Dictionary<string, string>
    {
        ["won't"] = "will not",
        ["can't"] = "can not",
        ["shan't"] = "shall not",
        ["ain't"] = "is not",
        ["cannot"] = "can not",
        ["let's"] = "let us",
        ["gonna"] = "going to",
        ["wanna"] = "want to",
        ["gotta"] = "got to",
        ["y'all"] = "you all",
        ["dont"] = "do not",
        ["doesnt"] = "does not",
        ["didnt"] = "did not",
        ["cant"] = "can not",
        ["wont"] = "will not",
        ["isnt"] = "is not",
        ["arent"] = "are not",
        ["wasnt"] = "was not",
        ["werent"] = "were not",
        ["havent"] = "have not",
        ["hasnt"] = "has not",
        ["hadnt"] = "had not",
        ["couldnt"] = "could not",
        ["wouldnt"] = "would not",
        ["shouldnt"] = "should not",
        ["mustnt"] = "must not",
        ["shant"] = "shall not",
        ["aint"] = "is not",
        ["im"] = "i am",
        ["ive"] = "i have",
        ["youre"] = "you are",
        ["youve"] = "you have",
        ["youll"] = "you will",
        ["theyre"] = "they are",
        ["theyve"] = "they have",
        ["theyll"] = "they will",
        ["weve"] = "we have",
        ["thats"] = "that is",
        ["whats"] = "what is",
        ["whos"] = "who is",
        ["wheres"] = "where is",
        ["hows"] = "how is",
        ["theres"] = "there is",
        ["heres"] = "here is",
        ["hes"] = "he is",
        ["shes"] = "she is",
        ["u"] = "you",
        ["ur"] = "your",
        ["r"] = "are",
        ["y"] = "why",
        ["yh"] = "yeah",
        ["ya"] = "you",
        ["nope"] = "no",
        ["shouldve"] = "should have",
        ["couldve"] = "could have",
        ["wouldve"] = "would have",
        ["ppl"] = "people",
        ["cos"] = "because",
        ["coz"] = "because",
        ["cuz"] = "because",
        ["alot"] = "a lot",
        ["rubish"] = "rubbish",
        ["usless"] = "useless",
        ["tho"] = "though",
        ["altho"] = "although",
        ["howver"] = "however",
        ["neccessary"] = "necessary",
        ["seperate"] = "separate",
        ["definately"] = "definitely",
        ["allways"] = "always",
        ["nver"] = "never",
        ["becuase"] = "because",
        ["teh"] = "the",
        ["everytime"] = "every time",
        ["incompetant"] = "incompetent",
        ["rediculous"] = "ridiculous",
        ["ridiculus"] = "ridiculous",
        ["lazey"] = "lazy",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> WholeBySpan =
        Whole.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly (string Ending, string Written)[] Endings =
        [("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"), ("'d", " would")];

    // After these "'s" is a verb, whatever follows.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Pronouns = Set(
        "it", "that", "what", "who", "there", "here", "he", "she", "where", "how", "when", "why", "this", "everyone",
        "everybody", "nobody", "somebody", "someone", "something", "nothing", "everything", "one");

    // Before these "'s" is a verb, "its" is "it is" and "your" is "you are", because a possessive cannot stand there.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AfterVerb = Set(
        "a", "an", "the", "not", "just", "always", "never", "either", "such", "so", "too", "being", "been", "got",
        "about", "going", "all", "my", "our", "us", "them", "now", "no", "only", "clearly", "obviously");

    public static bool TryAppend(StringBuilder text, ReadOnlySpan<char> word, ReadOnlySpan<char> next)
    {
        if (WholeBySpan.TryGetValue(word, out var written))
        {
            text.Append(written);
            return true;
        }

        if (word is "its" && AfterVerb.Contains(next)) return Append(text, "it", " is");
        if (word is "your" && AfterVerb.Contains(next) && next is not "own") return Append(text, "you", " are");
        if (!word.Contains('\'')) return false;

        foreach (var (ending, full) in Endings)
            if (word.Length > ending.Length && word.EndsWith(ending)) return Append(text, word[..^ending.Length], full);

        return word.EndsWith("'s") && (Pronouns.Contains(word[..^2]) || AfterVerb.Contains(next)) && Append(text, word[..^2], " is");
    }

    private static bool Append(StringBuilder text, ReadOnlySpan<char> word, string rest)
    {
        text.Append(word).Append(rest);
        return true;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
