using System.Collections.Immutable;
using System.Globalization;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Assignments;
using ConversationCoach.Storage.Outbox;
using ConversationCoach.Storage.Sealing;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage;

internal sealed partial class PreparationStore(IDatabase database, DataKeys keys, TimeProvider time, ILogger<PreparationStore> logger) : IPreparationStore
{
    /// <summary>Where details are sealed into.</summary>
    public const string Table = "preparation";

    private const string Answers = "answer";

    public async Task<Preparation?> FindAsync(Guid id, UserId owner, CancellationToken cancellationToken)
    {
        Found? found = null;
        var wordings = await database.ReadAsync([PreparationSql.Find.With(SqlText.Of(id), owner.Tenant, owner.User)], row =>
        {
            found ??= ReadPreparation(row, id, owner);
            return row.IsNull(9) ? default : ReadWording(row);
        }, cancellationToken);

        if (found is not { } rest || await keys.FindAsync(rest.KeyId, owner, cancellationToken) is not { } key) return null;
        var idText = SqlText.Of(id);
        try
        {
            return Opened(key, idText, rest) with
            {
                Answers = wordings.Where(wording => wording.Prompt is not null)
                    .GroupBy(wording => wording.Prompt, wording => Opened(key, idText, wording), StringComparer.Ordinal)
                    .ToImmutableDictionary(prompt => prompt.Key, prompt => new Answer([.. prompt])),
            };
        }
        catch (CorruptRecordException error)
        {
            Log.Corrupt(logger, id, error.Message);
            throw;
        }
    }

    /// <summary>One that does not open is left out, so that it takes none of the others along.</summary>
    public async Task<ImmutableArray<PreparationSummary>> ListAsync(UserId owner, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync([PreparationSql.List.With(owner.Tenant, owner.User)], row => (
            KeyId: row.GetString(0), Sealed: row.GetBytes(3),
            Summary: new PreparationSummary(SqlText.Id(row.GetString(1)), row.GetString(2), "", "", null,
                Enum.Parse<PreparationStatus>(row.GetString(4)), row.Text(5), SqlText.Time(row.GetString(6)))), cancellationToken);
        if (rows.Count == 0 || await keys.FindAsync(rows[0].KeyId, owner, cancellationToken) is not { } key) return [];

        var list = ImmutableArray.CreateBuilder<PreparationSummary>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                var typed = SealedDetails.Open(key, row.Sealed, Table, SqlText.Of(row.Summary.Id));
                list.Add(row.Summary with { About = typed.About, With = typed.With, Day = typed.Day });
            }
            catch (CorruptRecordException error)
            {
                Log.Corrupt(logger, row.Summary.Id, error.Message);
            }
        }

        return list.ToImmutable();
    }

    public async Task<bool> SaveAsync(Preparation preparation, IReadOnlyCollection<OutboxMessage> later, CancellationToken cancellationToken) =>
        await keys.WriteAsync(preparation.Owner, key => Commands(preparation, later, key), cancellationToken) is WriteOutcome.Written;

    public async Task<bool> DeleteAsync(Guid id, UserId owner, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await database.WriteAsync(
        [
            .. TakingBack.OfPreparation(SqlText.Of(id), now),
            PreparationSql.Delete.With(SqlText.Of(id), owner.Tenant, owner.User),
            AuditSql.Record(AuditEvent.Of(AuditKinds.Deleted, owner.User, owner, id, now)),
        ], cancellationToken) is WriteOutcome.Written;
    }

    private static List<Command> Commands(Preparation preparation, IReadOnlyCollection<OutboxMessage> later, DataKey key)
    {
        var id = SqlText.Of(preparation.Id);
        List<Command> commands =
        [
            (preparation.Version == 1 ? PreparationSql.Insert : PreparationSql.Update).With(
                id, key.Id, preparation.GuideId, preparation.GuideVersion,
                new SealedDetails(preparation.About, preparation.With, preparation.Day, preparation.SettledTips, preparation.PreWork).Seal(key, Table, id),
                preparation.Status.ToString(), preparation.Step, preparation.Version, SqlText.Of(preparation.StartedAt), SqlText.Of(preparation.ChangedAt)),
        ];

        if (preparation.PreWork is { } assigned) commands.AddRange(Moves(preparation, SqlText.Of(assigned), id, key));

        foreach (var (prompt, answer) in preparation.Answers)
        {
            // What older versions brought is there already.
            if (answer.Wordings[^1] is not { } wording || wording.Version != preparation.Version) continue;
            commands.Add(PreparationSql.InsertAnswer.With(
                id, prompt, wording.Version, key.Seal(wording.Text, Answers, id, prompt, Number(wording.Version)), SqlText.Of(wording.At), wording.IsRival));
        }

        foreach (var message in later) commands.Add(OutboxStore.Add(message, key.Id));
        return commands;
    }

    private static Found ReadPreparation(IRow row, Guid id, UserId owner) => new(row.GetString(0), row.GetBytes(3), new Preparation(
        id, owner, row.GetString(1), row.GetInt32(2), "", "", null, Enum.Parse<PreparationStatus>(row.GetString(4)), row.Text(5),
        ImmutableDictionary<string, Answer>.Empty, row.GetInt32(6), SqlText.Time(row.GetString(7)), SqlText.Time(row.GetString(8))));

    private static FoundWording ReadWording(IRow row) =>
        new(row.GetString(9), row.GetInt32(10), row.GetBytes(11), SqlText.Time(row.GetString(12)), row.GetInt32(13) != 0);

    // What their coach sees of how far they are.
    private static IEnumerable<Command> Moves(Preparation preparation, string assigned, string id, DataKey key)
    {
        var at = SqlText.Of(preparation.ChangedAt);
        if (preparation.Version == 1)
        {
            yield return AssignmentSql.RemindOfBegun.With(key.Id, assigned, at);
            yield return AssignmentSql.Begin.With(assigned, id, key.Id, SqlText.Of(preparation.StartedAt));
        }

        if (preparation.Status is PreparationStatus.Complete)
        {
            yield return AssignmentSql.Silence.With(key.Id, assigned, at);
            yield return AssignmentSql.Finish.With(assigned, id, key.Id, at);
        }
        else if (preparation.Answers.Values.Any(answer => answer.Wordings[^1].Version == preparation.Version))
        {
            yield return AssignmentSql.RemindOfGoneOn.With(key.Id, assigned, at);
            yield return AssignmentSql.GoOn.With(assigned, id, key.Id, at);
        }
    }

    private static Preparation Opened(DataKey key, string id, Found found)
    {
        var typed = SealedDetails.Open(key, found.Sealed, Table, id);
        return found.Preparation with { About = typed.About, With = typed.With, Day = typed.Day, SettledTips = [.. typed.SettledTips], PreWork = typed.PreWork };
    }

    private static Wording Opened(DataKey key, string id, FoundWording found) => new(
        key.OpenText(found.Sealed, Answers, id, found.Prompt, Number(found.Version)), found.Version, found.At, found.IsRival);

    private static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);

    private sealed record Found(string KeyId, byte[] Sealed, Preparation Preparation);

    private readonly record struct FoundWording(string Prompt, int Version, byte[] Sealed, DateTimeOffset At, bool IsRival);

    // Ids only: what a person typed is in no message.
    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Preparation {Preparation} cannot be read any more. {Reason}")]
        public static partial void Corrupt(ILogger logger, Guid preparation, string reason);
    }
}
