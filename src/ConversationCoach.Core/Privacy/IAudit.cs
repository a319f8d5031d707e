using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Privacy;

/// <summary>Who did what with something of a person, and when: ids and times, never words. It is only added to.</summary>
/// <remarks>A change that goes through a store is recorded by that store, together with it, so that there is not the one without the other.</remarks>
/// <exception cref="StorageUnavailableException">Any of its methods, when nothing could be read or kept.</exception>
public interface IAudit
{
    /// <summary>For what changes no store, such as an export. Given again it is still recorded once.</summary>
    Task RecordAsync(AuditEvent happened, CancellationToken cancellationToken);

    /// <param name="tenant">Only of this one; of all when <see langword="null"/>.</param>
    /// <returns>The oldest first.</returns>
    IAsyncEnumerable<AuditEvent> ReadAsync(DateTimeOffset since, string? tenant, CancellationToken cancellationToken);
}

/// <param name="At">UTC.</param>
/// <param name="Kind">One of <see cref="AuditKinds"/>.</param>
/// <param name="Tenant">Empty for what concerns the whole storage.</param>
/// <param name="Actor">The Entra object id of who did it, or one of <see cref="Actors"/>.</param>
/// <param name="Subject">Whom it concerns, when that is not the actor.</param>
/// <param name="About">The id of what it was done with, when it was one thing.</param>
public sealed record AuditEvent(Guid Id, DateTimeOffset At, string Kind, string Tenant, string Actor, string? Subject, Guid? About)
{
    /// <param name="actor">The Entra object id, or one of <see cref="Actors"/>.</param>
    public static AuditEvent Of(string kind, string actor, UserId subject, Guid? about, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), now, kind, subject.Tenant, actor, subject.User == actor ? null : subject.User, about);
}

/// <summary>What is done with things of people.</summary>
public static class AuditKinds
{
    public const string Assigned = "assigned";

    /// <summary>An assignment was taken back by who gave it.</summary>
    public const string Withdrawn = "withdrawn";

    public const string Shared = "shared";

    /// <summary>What was shared was taken back by its owner.</summary>
    public const string TakenBack = "taken-back";

    public const string Exported = "exported";

    /// <summary>One preparation.</summary>
    public const string Deleted = "deleted";

    /// <summary>A person, with everything of theirs.</summary>
    public const string Erased = "erased";

    /// <summary>Something nobody had touched for too long.</summary>
    public const string RetentionErased = "retention-erased";

    /// <summary>The data keys were, or began to be, wrapped with another key-encryption key.</summary>
    public const string KeysRotated = "keys-rotated";
}

/// <summary>Those who act and are no people of a tenant.</summary>
public static class Actors
{
    /// <summary>Whoever runs the bot, by its commands.</summary>
    public const string Administrator = "administrator";

    /// <summary>The bot itself, when the time of something is over.</summary>
    public const string Retention = "retention";
}
