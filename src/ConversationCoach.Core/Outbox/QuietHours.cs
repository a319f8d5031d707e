namespace ConversationCoach.Core.Outbox;

/// <summary>When nobody is written to without having asked: in the evening, at night and at weekends, by the clock on the person's wall.</summary>
public static class QuietHours
{
    private static readonly TimeOnly Opens = new(8, 0), Closes = new(18, 0);

    private static readonly TimeZoneInfo Usual = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <param name="id">The IANA id a client sends with a message, such as <c>Europe/London</c>.</param>
    /// <returns>London's where none is told, or one nobody knows.</returns>
    public static TimeZoneInfo ZoneOf(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : Usual;

    /// <summary>The person's calendar day at that instant.</summary>
    public static DateOnly DayAt(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <returns>Whether it is before 8:00, from 18:00 on, a Saturday or a Sunday.</returns>
    public static bool IsQuiet(DateTimeOffset at, TimeZoneInfo zone) =>
        !IsWorkingDay(DayAt(at, zone)) || TimeAt(at, zone) < Opens || TimeAt(at, zone) >= Closes;

    /// <returns>The instant itself when it is not quiet, else the next morning at 8:00 that is not; UTC.</returns>
    public static DateTimeOffset NextOpen(DateTimeOffset at, TimeZoneInfo zone)
    {
        if (!IsQuiet(at, zone)) return at.ToUniversalTime();
        var day = DayAt(at, zone);
        return MorningOnOrAfter(TimeAt(at, zone) < Opens ? day : day.AddDays(1), Opens, zone);
    }

    /// <returns>That time on that day, or on the last working day before it; UTC.</returns>
    public static DateTimeOffset MorningOnOrBefore(DateOnly day, TimeOnly at, TimeZoneInfo zone) => OnAWorkingDay(day, -1, at, zone);

    /// <returns>That time on that day, or on the first working day after it; UTC.</returns>
    public static DateTimeOffset MorningOnOrAfter(DateOnly day, TimeOnly at, TimeZoneInfo zone) => OnAWorkingDay(day, 1, at, zone);

    /// <summary>
    /// The instant at which the clock on the wall comes to show that time: the first where it shows it twice, and where it never
    /// does the one at which it leaps over it. UTC.
    /// </summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(at);
        if (zone.IsAmbiguousTime(wall)) return new DateTimeOffset(wall, zone.GetAmbiguousTimeOffsets(wall).Max()).ToUniversalTime();
        if (!zone.IsInvalidTime(wall)) return new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();

        // The clock leaps from the first minute that does not exist to the first that does again.
        var first = wall;
        while (zone.IsInvalidTime(first.AddMinutes(-1))) first = first.AddMinutes(-1);
        return new DateTimeOffset(first, zone.GetUtcOffset(first.AddMinutes(-1))).ToUniversalTime();
    }

    // A place that changes to the other side of the date line has a day that nobody there lives through.
    private static DateTimeOffset OnAWorkingDay(DateOnly day, int step, TimeOnly at, TimeZoneInfo zone)
    {
        while (!IsWorkingDay(day) || DayAt(Instant(day, at, zone), zone) != day) day = day.AddDays(step);
        return Instant(day, at, zone);
    }

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static TimeOnly TimeAt(DateTimeOffset at, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
