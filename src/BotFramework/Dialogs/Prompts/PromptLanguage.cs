using System.Collections.Frozen;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What prompts say and understand by themselves: English and Welsh. English stands in for any other language.</summary>
internal sealed class PromptLanguage
{
    private static readonly PromptLanguage English = new(
        "Yes", "No", new ChoiceFactoryOptions(", ", " or ", ", or ", true),
        yes: ["yes", "y", "yep", "yeah", "yup", "sure", "ok", "okay", "true", "of course", "yes please", "certainly", "definitely", "👍"],
        no: ["no", "n", "nope", "nah", "false", "no thanks", "no thank you", "certainly not", "definitely not", "👎"]);

    private static readonly PromptLanguage Welsh = new(
        "Ie", "Na", new ChoiceFactoryOptions(", ", " neu ", ", neu ", true),
        yes: ["ie", "ydw", "ydy", "ydi", "ydyn", "oes", "do", "gwnaf", "iawn", "cewch", "hoffwn", "wrth gwrs", "os gwelwch yn dda", "ie plîs", "yndw", "wna i"],
        no: ["na", "nage", "nac ydw", "nac ydy", "nac oes", "naddo", "nac ydyn", "na wnaf", "na hoffwn", "dim diolch"]);

    private static readonly char[] EndOfClause = [',', '.', '!', ';', '–', '—'];

    private readonly FrozenSet<string> _yes;
    private readonly FrozenSet<string> _no;

    private PromptLanguage(string yesWord, string noWord, ChoiceFactoryOptions list, string[] yes, string[] no)
    {
        Yes = yesWord;
        No = noWord;
        List = list;
        _yes = yes.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _no = no.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public string Yes { get; }

    public string No { get; }

    public ChoiceFactoryOptions List { get; }

    public static PromptLanguage For(string locale) => IsWelsh(locale) ? Welsh : English;

    public static bool IsWelsh(string locale) =>
        locale is not null && locale.StartsWith("cy", StringComparison.OrdinalIgnoreCase) && (locale.Length == 2 || locale[2] is '-' or '_');

    public static string Of(Activity activity, PromptOptions options, string fallback) =>
        FirstOf(options.RecognizeLanguage, activity.Locale, fallback) ?? "en-GB";

    /// <returns>The entry of the language, else of its first part, else the default of <typeparamref name="T"/>.</returns>
    public static T Find<T>(Dictionary<string, T> byLocale, string locale)
    {
        if (byLocale is null) return default;
        var neutral = locale.Split('-', '_')[0];
        foreach (var wanted in new[] { locale, neutral })
        {
            foreach (var (name, value) in byLocale)
            {
                if (string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase)) return value;
            }
        }

        return default;
    }

    /// <summary>Understood in this language, else in English: a Welsh speaker who types "yes" is not asked again.</summary>
    /// <returns><see langword="null"/> when it is neither.</returns>
    public bool? YesOrNo(string text)
    {
        var answer = Word(text) ?? Word(text.Split(EndOfClause, 2)[0]);
        return answer is null && this != English ? English.YesOrNo(text) : answer;
    }

    // "Yes, that is right" is a yes; "no idea" is not a no.
    private bool? Word(string text)
    {
        var words = string.Join(' ', Tokenizer.DefaultTokenizer(text).Select(token => token.Normalized));
        if (_yes.Contains(words)) return true;
        return _no.Contains(words) ? false : null;
    }

    private static string FirstOf(params string[] locales) => Array.Find(locales, locale => !string.IsNullOrWhiteSpace(locale));
}
