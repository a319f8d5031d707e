namespace Microsoft.Bot.Builder.Dialogs.Choices;

public class FindValuesOptions
{
    /// <summary>Whether some words of a value are enough.</summary>
    public bool AllowPartialMatches { get; set; }

    public string Locale { get; set; }

    /// <summary>How many other words may stand between two words of a value; 2 unless told.</summary>
    public int? MaxTokenDistance { get; set; }

    public TokenizerFunction Tokenizer { get; set; }
}

public class FindChoicesOptions : FindValuesOptions
{
    /// <summary>Do not look at the values.</summary>
    public bool NoValue { get; set; }

    /// <summary>Do not look at the titles of the actions.</summary>
    public bool NoAction { get; set; }

    /// <summary>Understand "2" and "two" when nothing else is found.</summary>
    public bool RecognizeNumbers { get; set; } = true;

    /// <summary>Understand "2nd" and "the second one" when nothing else is found.</summary>
    public bool RecognizeOrdinals { get; set; } = true;
}

public class ChoiceFactoryOptions
{
    public ChoiceFactoryOptions() { }

    public ChoiceFactoryOptions(string inlineSeparator, string inlineOr, string inlineOrMore, bool? includeNumbers)
    {
        InlineSeparator = inlineSeparator;
        InlineOr = inlineOr;
        InlineOrMore = inlineOrMore;
        IncludeNumbers = includeNumbers;
    }

    /// <summary>Between choices; comma and space unless told.</summary>
    public string InlineSeparator { get; set; }

    /// <summary>Between the choices when there are two; " or " unless told.</summary>
    public string InlineOr { get; set; }

    /// <summary>Before the last of three and more; ", or " unless told.</summary>
    public string InlineOrMore { get; set; }

    /// <summary>Whether choices are numbered; yes unless told.</summary>
    public bool? IncludeNumbers { get; set; }
}
