using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Outbox;

/// <summary>A message that goes out later, or to somebody else than who caused it; once. What it says is drawn when it goes.</summary>
/// <param name="Kind">One of <see cref="MessageKind"/>.</param>
/// <param name="About">What it is about, by the kind: see there.</param>
/// <param name="Occasion">Tells apart what may come again, such as the day of a nudge; empty for what comes once.</param>
/// <param name="Due">UTC; not before.</param>
/// <param name="Until">UTC; after that it is pointless, and is given up.</param>
public sealed record OutboxMessage(string Kind, Guid About, string Occasion, UserId To, DateTimeOffset Due, DateTimeOffset Until)
{
    /// <summary>The same message has the same id: added again it goes no second time.</summary>
    public string Id => Occasion.Length == 0 ? $"{Kind}/{About:D}" : $"{Kind}/{About:D}/{Occasion}";
}

public static class MessageKind
{
    /// <summary>To a person: what a coach asks them to prepare. About what they were assigned.</summary>
    public const string PreWork = "pre-work";

    /// <summary>To a person, the working day before it is due. About what they were assigned.</summary>
    public const string Reminder = "reminder";

    /// <summary>To a person, when their coach asks. About what they were assigned.</summary>
    public const string Nudge = "nudge";

    /// <summary>To a person: their coach wants it by another day, which is the occasion. About what they were assigned.</summary>
    public const string NewDay = "new-day";

    /// <summary>To a person: it is not asked of them any more. About what they were assigned.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>To a coach: a person shares something. About the share.</summary>
    public const string Shared = "shared";

    /// <summary>
    /// To a coach: a person took it back; what was shown of it is blanked. About the share. Of a person who has erased themself it is one for each
    /// place where it was shown, which is its occasion.
    /// </summary>
    public const string TakenBack = "taken-back";

    /// <summary>To a coach: who could not be reached. About the assignment.</summary>
    public const string Unreached = "unreached";

    /// <summary>Says nothing: what a coach has begun to send is sent to the end, should the process that did it be gone. About the assignment.</summary>
    public const string Sending = "sending";

    /// <summary>To a person, before their conversation. About the preparation.</summary>
    public const string Morning = "morning";

    /// <summary>To a person, after their conversation. About the preparation.</summary>
    public const string HowDidItGo = "how-did-it-go";

    /// <summary>To a person, on the day they wanted to look again. About the preparation.</summary>
    public const string Review = "review";

    /// <summary>To a person: what of theirs will be erased, because they have not touched it. About the first of it.</summary>
    public const string Retention = "retention";
}
