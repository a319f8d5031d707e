using System.Collections.Frozen;
using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>
/// Understands a choice by its name, or by its number in the list. A number counts only when there is nothing else in the answer that
/// means something: "the second one" does, "I have two questions" does not.
/// </summary>
public class ChoiceRecognizers
{
    private static readonly FrozenDictionary<string, int> Numbers = Count(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        ["un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw", "deg"],
        ["", "dwy", "tair", "pedair"]);

    private static readonly FrozenDictionary<string, int> Ordinals = Count(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"],
        ["cyntaf", "ail", "trydydd", "pedwerydd", "pumed", "chweched", "seithfed", "wythfed", "nawfed", "degfed"],
        ["gyntaf", "", "trydedd", "pedwaredd"]);

    private static readonly FrozenSet<string> Fillers = new[]
    {
        "the", "a", "option", "number", "no", "choice", "please", "i", "ll", "take", "choose", "pick", "want", "go", "for", "with",
        "y", "yr", "rhif", "dewis", "opsiwn", "plis", "plîs", "os", "gwelwch", "yn", "dda",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static List<ModelResult<FoundChoice>> RecognizeChoices(string utterance, IList<string> choices, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return RecognizeChoices(utterance, [.. choices.Select(value => new Choice(value))], options);
    }

    /// <returns>Best first; empty when nothing was understood.</returns>
    public static List<ModelResult<FoundChoice>> RecognizeChoices(string utterance, IList<Choice> list, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        utterance ??= "";
        options ??= new FindChoicesOptions();
        var byName = Find.FindChoices(utterance, list, options);
        if (byName.Count > 0) return byName;

        var words = Tokenizer.DefaultTokenizer(utterance).FindAll(token => !Fillers.Contains(token.Normalized));
        if (PlaceOf(words, options) is not { } place || place < 1 || place > list.Count || IsNegative(utterance, words[0])) return [];

        return
        [
            new ModelResult<FoundChoice>
            {
                Start = words[0].Start,
                End = words[^1].End,
                Text = words[0].Text,
                TypeName = "choice",
                Resolution = new FoundChoice { Value = list[place - 1].Value, Index = place - 1, Score = 1, Synonym = words[0].Text },
            },
        ];
    }

    private static bool IsNegative(string utterance, Token number) => number.Start > 0 && utterance[number.Start - 1] == '-';

    private static int? PlaceOf(List<Token> words, FindChoicesOptions options)
    {
        var named = words switch
        {
            [var only] => only.Normalized,
            [var ordinal, { Normalized: "one" or "un" }] when Ordinals.ContainsKey(ordinal.Normalized) => ordinal.Normalized,
            _ => null,
        };
        if (named is null) return null;

        if (options.RecognizeOrdinals && Ordinals.TryGetValue(named, out var place)) return place;
        if (!options.RecognizeNumbers) return null;
        return Numbers.TryGetValue(named, out place) || int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out place) ? place : null;
    }

    private static FrozenDictionary<string, int> Count(params string[][] series)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var words in series)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i].Length > 0) places.TryAdd(words[i], i + 1);
            }
        }

        return places.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
