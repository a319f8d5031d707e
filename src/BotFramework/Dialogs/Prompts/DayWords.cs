using System.Collections.Frozen;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The words a day is said in: English and Welsh side by side, since no word of one means another day in the other.</summary>
internal static class DayWords
{
    public static readonly FrozenDictionary<string, int> Months = Index(
        1,
        "january jan ionawr ion",
        "february feb chwefror chwef",
        "march mar mawrth fawrth maw",
        "april apr ebrill ebr",
        "may mai fai",
        "june jun mehefin fehefin meh",
        "july jul gorffennaf orffennaf gorff",
        "august aug awst",
        "september sept sep medi fedi",
        "october oct hydref hyd",
        "november nov tachwedd dachwedd tach",
        "december dec rhagfyr ragfyr rhag");

    /// <summary>The Welsh for Tuesday is also that for March; a month never stands without a number, nor a weekday with one.</summary>
    public static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Index(
        0,
        "sunday sun sul",
        "monday mon llun lun",
        "tuesday tues tue mawrth fawrth",
        "wednesday wed mercher fercher",
        "thursday thurs thur thu iau",
        "friday fri gwener wener",
        "saturday sat sadwrn").ToFrozenDictionary(word => word.Key, word => (DayOfWeek)word.Value, StringComparer.Ordinal);

    /// <summary>In days from today.</summary>
    public static readonly FrozenDictionary<string, int> Relative = Index(
        -1,
        "yesterday ddoe",
        "today heddiw",
        "tomorrow yfory fory",
        "day_after_tomorrow drennydd trennydd");

    /// <summary>In days.</summary>
    public static readonly FrozenDictionary<string, int> Spans = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["day"] = 1,
        ["days"] = 1,
        ["diwrnod"] = 1,
        ["ddiwrnod"] = 1,
        ["niwrnod"] = 1,
        ["diwrnodau"] = 1,
        ["ddyddiau"] = 1,
        ["week"] = 7,
        ["weeks"] = 7,
        ["wythnos"] = 7,
        ["wythnosau"] = 7,
        ["fortnight"] = 14,
        ["pythefnos"] = 14,
        ["bythefnos"] = 14,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, int> Amounts = Index(
        1,
        "a an one un",
        "two dau ddau dwy ddwy",
        "three tri dri tair dair",
        "four pedwar pedair",
        "five pump pum",
        "six chwech chwe",
        "seven saith",
        "eight wyth",
        "nine naw",
        "ten deg");

    // Line by line, words that mean the same number; the numbers follow each other.
    private static FrozenDictionary<string, int> Index(int first, params string[] lines) => lines
        .SelectMany((words, line) => words.Split(' ').Select(word => KeyValuePair.Create(word.Replace('_', ' '), first + line)))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
