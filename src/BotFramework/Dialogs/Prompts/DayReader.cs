using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs;

/// <param name="Timex">The day itself, or <c>XXXX-12-03</c> when no year was said.</param>
internal readonly record struct Day(DateOnly Date, string Timex);

/// <summary>
/// Reads the day somebody means, in English or Welsh. The whole answer has to be the day, but for small words before it and the weekday beside
/// it; what is only nearly a day is none. Three numbers are day, month, year.
/// </summary>
internal static partial class DayReader
{
    private const int Longest = 60;
    private const int FarthestAhead = 3660;
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <returns><see langword="null"/> when it is no day, or one that does not exist.</returns>
    public static Day? Read(string text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest) return null;

        var said = Spaces().Replace(Apostrophes().Replace(text.TrimEnd(' ', '.', '!', '?').Replace(',', ' '), ""), " ").Trim().ToLowerInvariant();
        said = SmallWords().Replace(said, "");
        return InNumbers(said, today) ?? WithMonthName(said, today) ?? FromToday(said, today) ?? OnWeekday(said, today);
    }

    private static Day? InNumbers(string said, DateOnly today)
    {
        if (YearFirst().Match(said) is { Success: true } iso) return Exact(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"));
        if (DayFirst().Match(said) is { Success: true } full) return Exact(FullYear(Number(full, "y")), Number(full, "m"), Number(full, "d"));
        return DayAndMonth().Match(said) is { Success: true } pair ? NextOf(Number(pair, "m"), Number(pair, "d"), today) : null;
    }

    private static Day? WithMonthName(string said, DateOnly today)
    {
        return From(DayMonthName().Match(said), today) ?? From(MonthNameDay().Match(said), today);

        static Day? From(Match match, DateOnly today) =>
            match.Success && DayWords.Months.TryGetValue(match.Groups["m"].Value, out var month) ? InMonth(match, month, today) : null;
    }

    private static Day? InMonth(Match match, int month, DateOnly today)
    {
        var day = Number(match, "d");
        var found = match.Groups["y"].Success ? Exact(FullYear(Number(match, "y")), month, day) : NextOf(month, day, today);
        if (found is null || !match.Groups["w"].Success) return found;

        // "Monday 3 December" when the 3rd is a Tuesday is a slip, and nobody knows in which half of it.
        return DayWords.Weekdays.TryGetValue(match.Groups["w"].Value, out var weekday) && found.Value.Date.DayOfWeek == weekday ? found : null;
    }

    private static Day? FromToday(string said, DateOnly today)
    {
        if (DayWords.Relative.TryGetValue(said, out var days)) return Known(today.AddDays(days));

        var match = InSome().Match(said);
        if (!match.Success || !DayWords.Spans.TryGetValue(match.Groups["unit"].Value, out var length)) return null;

        var amount = match.Groups["n"].Value;
        if (amount.Length == 0) amount = "1";
        if (!DayWords.Amounts.TryGetValue(amount, out var number) && !int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return null;
        return number <= FarthestAhead / length ? Known(today.AddDays(number * length)) : null;
    }

    // "Friday" and "this Friday" are the next that comes, never today; "next Friday" is the one of next week, which begins on Monday.
    private static Day? OnWeekday(string said, DateOnly today)
    {
        var match = Weekday().Match(said);
        if (!match.Success || !DayWords.Weekdays.TryGetValue(match.Groups["w"].Value, out var weekday)) return null;

        if (match.Groups["next"].Success) return Known(today.AddDays(7 - FromMonday(today.DayOfWeek) + FromMonday(weekday)));

        var ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        return Known(today.AddDays(ahead == 0 ? 7 : ahead));
    }

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int FullYear(int year) => year < 100 ? 2000 + year : year;

    private static Day? Exact(int year, int month, int day) => Exists(year, month, day) ? Known(new DateOnly(year, month, day)) : null;

    // Eight years ahead, since the 29th of February may be that far.
    private static Day? NextOf(int month, int day, DateOnly today)
    {
        for (var year = today.Year; year <= today.Year + 8; year++)
        {
            if (!Exists(year, month, day) || new DateOnly(year, month, day) < today) continue;
            return new Day(new DateOnly(year, month, day), string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{day:00}"));
        }

        return null;
    }

    private static bool Exists(int year, int month, int day) =>
        year is >= 1900 and <= 9990 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static Day Known(DateOnly date) => new(date, date.ToString("O", CultureInfo.InvariantCulture));

    [GeneratedRegex("['’]", Options)]
    private static partial Regex Apostrophes();

    [GeneratedRegex(@"\s+", Options)]
    private static partial Regex Spaces();

    [GeneratedRegex("^(on the |on |by |the |ar y |ar |erbyn |y |yr )", Options)]
    private static partial Regex SmallWords();

    [GeneratedRegex("^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})$", Options)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})(?<s>[/.-])(?<m>[0-9]{1,2})\k<s>(?<y>[0-9]{4}|[0-9]{2})$", Options)]
    private static partial Regex DayFirst();

    [GeneratedRegex("^(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})$", Options)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^((dydd )?(?<w>\p{L}+) (the |y )?)?(?<d>[0-9]{1,2})(st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)? ?(of |o )?(?<m>\p{L}+)( (?<y>[0-9]{4}|[0-9]{2}))?$", Options)]
    private static partial Regex DayMonthName();

    [GeneratedRegex(@"^((?<w>\p{L}+) )?(?<m>\p{L}+) (the )?(?<d>[0-9]{1,2})(st|nd|rd|th)?( (?<y>[0-9]{4}))?$", Options)]
    private static partial Regex MonthNameDay();

    [GeneratedRegex(@"^(in |ymhen |mewn )((?<n>[0-9]{1,4}|\p{L}+) (o )?)?(?<unit>\p{L}+)( time)?$", Options)]
    private static partial Regex InSome();

    [GeneratedRegex(@"^((?<next>next )|this |dydd )?(?<w>\p{L}+)((?<next> next| nesaf| nesa)| hwn| yma)?$", Options)]
    private static partial Regex Weekday();
}
