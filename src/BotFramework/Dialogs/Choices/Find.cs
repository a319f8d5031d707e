namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Looks for the values of a list in what somebody typed, word by word.</summary>
public static class Find
{
    public static List<ModelResult<FoundChoice>> FindChoices(string utterance, IList<string> choices, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return FindChoices(utterance, [.. choices.Select(value => new Choice(value))], options);
    }

    public static List<ModelResult<FoundChoice>> FindChoices(string utterance, IList<Choice> choices, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var names = new List<SortedValue>();
        for (var i = 0; i < choices.Count; i++)
        {
            var choice = choices[i];
            if (options is not { NoValue: true }) Add(choice.Value, i);
            if (options is not { NoAction: true }) Add(choice.Action?.Title, i);
            foreach (var synonym in choice.Synonyms ?? []) Add(synonym, i);
        }

        return [.. FindValues(utterance, names, options).Select(found => new ModelResult<FoundChoice>
        {
            Start = found.Start,
            End = found.End,
            Text = found.Text,
            TypeName = "choice",
            Resolution = new FoundChoice
            {
                Value = choices[found.Resolution.Index].Value,
                Index = found.Resolution.Index,
                Score = found.Resolution.Score,
                Synonym = found.Resolution.Value,
            },
        })];

        void Add(string name, int index)
        {
            if (!string.IsNullOrEmpty(name)) names.Add(new SortedValue { Value = name, Index = index });
        }
    }

    /// <returns>What was found, best first; no two share a word of the utterance or stand for the same value.</returns>
    public static List<ModelResult<FoundValue>> FindValues(string utterance, List<SortedValue> values, FindValuesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= new FindValuesOptions();
        var tokenizer = options.Tokenizer ?? Tokenizer.DefaultTokenizer;
        var said = tokenizer(utterance, options.Locale);

        var matches = new List<Match>();
        foreach (var value in values)
        {
            var sought = tokenizer(value.Value.Trim(), options.Locale);
            for (var from = 0; sought.Count > 0 && from < said.Count; from++)
            {
                if (MatchFrom(said, from, sought, options) is { } place) matches.Add(new Match(value, place.First, place.Last, place.Score));
            }
        }

        // Of two that are as good, the one with more words says more.
        var kept = new List<Match>();
        foreach (var match in matches.OrderByDescending(match => match.Score).ThenByDescending(match => match.Value.Value.Length).ThenBy(match => match.First))
        {
            var taken = kept.Exists(other => other.Value.Index == match.Value.Index || match.First <= other.Last && other.First <= match.Last);
            if (!taken) kept.Add(match);
        }

        return [.. kept.Select(match => new ModelResult<FoundValue>
        {
            Start = said[match.First].Start,
            End = said[match.Last].End,
            Text = utterance[said[match.First].Start..(said[match.Last].End + 1)],
            TypeName = "value",
            Resolution = new FoundValue { Value = match.Value.Value, Index = match.Value.Index, Score = match.Score },
        })];
    }

    // The words of the value in their order, begun at one word of the utterance, with few others between.
    private static (int First, int Last, float Score)? MatchFrom(List<Token> said, int from, List<Token> sought, FindValuesOptions options)
    {
        var reach = options.MaxTokenDistance ?? 2;
        var (matched, strangers, first, last, position) = (0, 0, -1, -1, from);
        foreach (var word in sought)
        {
            var at = said.FindIndex(position, token => token.Normalized == word.Normalized);
            var distance = at < 0 ? int.MaxValue : matched == 0 ? at - from : at - position;
            if (at < 0 || distance > (matched == 0 ? 0 : reach)) continue;

            matched++;
            strangers += distance;
            if (first < 0) first = at;
            last = at;
            position = at + 1;
        }

        if (matched == 0 || matched < sought.Count && !options.AllowPartialMatches) return null;

        var completeness = matched / (float)sought.Count;
        var accuracy = matched / (float)(matched + strangers);
        return (first, last, completeness * accuracy * (0.4f + 0.6f * matched / said.Count));
    }

    private sealed record Match(SortedValue Value, int First, int Last, float Score);
}
