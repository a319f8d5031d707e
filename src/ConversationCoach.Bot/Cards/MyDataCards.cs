using System.Collections.Immutable;
using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Privacy;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What is kept of a person, who can see it, and the ways to have it or be rid of it.</summary>
internal static class MyDataCards
{
    public static AdaptiveCard Overview(Language language, ImmutableArray<KeptKind> kept, RetentionOptions retention)
    {
        var words = language.Phrases.MyData;
        return Card(words.Title, null,
            [
                Text(words.Lead),
                kept.IsEmpty
                    ? Text(words.Nothing)
                    : Facts(language, kept, kind => words.KeptFor.Fill(("what", Value(language, kind)), ("days", retention.DaysOf(kind.Kind)))),
                Text(words.Until.Fill(("days", retention.PreparationDays), ("warn", retention.WarnDaysBefore))),
                Text(words.Seen),
                Quiet(words.Audit.Fill(("days", retention.AuditDays))),
            ],
            [
                Submit(words.Export, new ExportAll()),
                Submit(language.Phrases.Common.List, new ShowList(Archived: false)),
                Submit(words.Erase, new AskErase()),
            ]);
    }

    public static AdaptiveCard AskErase(Language language)
    {
        var words = language.Phrases.MyData;
        return Card(words.EraseTitle, null, [Text(words.EraseText)], [Submit(words.EraseNo, new EraseAll(IsSure: false)), Submit(words.EraseYes, new EraseAll(IsSure: true))]);
    }

    /// <summary>The proof: what was erased, and when.</summary>
    public static AdaptiveCard Done(Language language, Erased erased)
    {
        var words = language.Phrases.MyData;
        return Card(words.DoneTitle, null,
            [
                Text(words.Done.Fill(("at", erased.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture)))),
                erased.Kinds.IsEmpty ? Text(words.Nothing) : Facts(language, erased.Kinds, kind => Value(language, kind)),
                Text(words.Channel),
            ],
            [Submit(language.Phrases.Common.Start, new ShowStart())]);
    }

    private static AdaptiveFactSet Facts(Language language, IEnumerable<KeptKind> kinds, Func<KeptKind, string> value) => new()
    {
        Facts = [.. kinds.Select(kind => new AdaptiveFact(language.Phrases.KindsKept.Of(kind.Kind), value(kind)))],
    };

    private static string Value(Language language, KeptKind kind) => kind is { Oldest: { } oldest, Newest: { } newest }
        ? language.ShortDay(oldest) == language.ShortDay(newest)
            ? language.Phrases.MyData.SinceOne.Fill(("count", kind.Count), ("day", language.ShortDay(oldest)))
            : language.Phrases.MyData.Since.Fill(("count", kind.Count), ("oldest", language.ShortDay(oldest)), ("newest", language.ShortDay(newest)))
        : language.Phrases.MyData.Count.Fill(("count", kind.Count));
}
