using System.Security.Cryptography;
using ConversationCoach.Core.Privacy;

namespace ConversationCoach.Storage.Sealing;

/// <summary>Wraps every data key with the current key-encryption key. What the data keys have sealed stays as it is.</summary>
/// <remarks>It may be stopped and run again at any time, also while the bot runs.</remarks>
internal sealed class KeyRotation(KeyStore store, IKeyEncryption encryption, IAudit audit, TimeProvider time)
{
    public async Task<Rotated> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Before the first, because the audit is in another database than the keys: none is wrapped anew unrecorded.
        await audit.RecordAsync(new AuditEvent(Guid.CreateVersion7(now), now, AuditKinds.KeysRotated, "", Actors.Administrator, null, null), cancellationToken);

        var count = 0;
        var current = encryption.Current;
        while (await store.Database.ReadAsync([KeySql.WrappedOtherwise.With(current)], row => (Id: row.GetString(0), Wrapped: row.GetBytes(1), With: row.GetString(2)), cancellationToken) is { Count: > 0 } others)
        {
            foreach (var other in others)
            {
                var key = await encryption.UnwrapAsync(other.Id, other.Wrapped, other.With, cancellationToken);
                var wrapped = await encryption.WrapAsync(other.Id, key, cancellationToken);
                CryptographicOperations.ZeroMemory(key);
                // A key that was destroyed or wrapped anew meanwhile is left alone.
                await store.Database.WriteAsync([KeySql.Rewrap.With(other.Id, wrapped, current, other.With)], cancellationToken);
                count++;
            }
        }

        var (free, used) = (new List<string>(), new List<string>());
        foreach (var version in await store.Database.ReadAsync([KeySql.Versions.With()], row => row.GetString(0), cancellationToken))
        {
            if (version == current) continue;
            // A bot that still runs with the old setting may have used it just now.
            var outcome = await store.Database.WriteAsync([KeySql.RemoveVersion.With(version)], cancellationToken);
            (outcome is WriteOutcome.Written ? free : used).Add(version);
        }

        return new Rotated(count, current, free, used);
    }
}

/// <param name="DataKeys">How many were wrapped anew.</param>
/// <param name="Free">Versions that no data key needs any more.</param>
/// <param name="Used">Versions that came into use again meanwhile.</param>
public sealed record Rotated(int DataKeys, string Current, IReadOnlyList<string> Free, IReadOnlyList<string> Used);
