using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

public class Choice
{
    public Choice(string value = null)
    {
        Value = value;
    }

    /// <summary>What is returned when the choice is taken, and shown unless <see cref="Action"/> has a title.</summary>
    [JsonProperty("value")]
    public string Value { get; set; }

    [JsonProperty("action")]
    public CardAction Action { get; set; }

    [JsonProperty("synonyms")]
    public List<string> Synonyms { get; set; }
}

public class FoundChoice
{
    [JsonProperty("value")]
    public string Value { get; set; }

    /// <summary>Zero-based, in the list that was offered.</summary>
    [JsonProperty("index")]
    public int Index { get; set; }

    /// <summary>0 to 1; 1 is certain.</summary>
    [JsonProperty("score")]
    public float Score { get; set; }

    /// <summary>The words that were matched, which may be another name of the choice.</summary>
    [JsonProperty("synonym")]
    public string Synonym { get; set; }
}

public class FoundValue
{
    [JsonProperty("value")]
    public string Value { get; set; }

    [JsonProperty("index")]
    public int Index { get; set; }

    [JsonProperty("score")]
    public float Score { get; set; }
}

public class SortedValue
{
    public string Value { get; set; }

    public int Index { get; set; }
}

public class ModelResult<T>
{
    public string Text { get; set; }

    /// <summary>Zero-based, in UTF-16 characters of the utterance.</summary>
    public int Start { get; set; }

    /// <summary>Of the last character, not behind it.</summary>
    public int End { get; set; }

    public string TypeName { get; set; }

    public T Resolution { get; set; }
}

public enum ListStyle
{
    None,

    /// <summary>What suits the channel.</summary>
    Auto,
    Inline,
    List,
    SuggestedAction,
    HeroCard,
}
