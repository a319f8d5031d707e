using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using Microsoft.Data.Sqlite;

namespace ConversationCoach.Storage.Sqlite;

public sealed class SqlitePreparationStore(SqliteDatabase database) : IPreparationStore
{
    public Task<Preparation?> FindAsync(Guid id, UserId owner, CancellationToken cancellationToken) => database.ReadAsync(session =>
    {
        Preparation? found = null;
        var wordings = session.Query(PreparationSql.Find, row =>
        {
            found ??= ReadPreparation(row, id, owner);
            return row.IsDBNull(11) ? default : (Prompt: row.GetString(11), Wording: ReadWording(row));
        }, ("@id", SqlText.Of(id)), ("@tenant", owner.Tenant), ("@person", owner.User));

        return found is null ? null : found with
        {
            Answers = wordings.Where(wording => wording.Prompt is not null).GroupBy(wording => wording.Prompt, wording => wording.Wording, StringComparer.Ordinal)
                .ToImmutableDictionary(prompt => prompt.Key, prompt => new Answer([.. prompt])),
        };
    }, cancellationToken);

    public Task<ImmutableArray<PreparationSummary>> ListAsync(UserId owner, CancellationToken cancellationToken) => database.ReadAsync(session =>
        session.Query(PreparationSql.List, ReadSummary, ("@tenant", owner.Tenant), ("@person", owner.User)).ToImmutableArray(), cancellationToken);

    public Task<bool> SaveAsync(Preparation preparation, CancellationToken cancellationToken) => database.WriteAsync(session =>
    {
        if (session.Execute(preparation.Version == 1 ? PreparationSql.Insert : PreparationSql.Update,
            ("@id", SqlText.Of(preparation.Id)), ("@tenant", preparation.Owner.Tenant), ("@person", preparation.Owner.User),
            ("@guide", preparation.GuideId), ("@guide_version", preparation.GuideVersion),
            ("@about", preparation.About), ("@with_whom", preparation.With), ("@day", SqlText.Of(preparation.Day)),
            ("@status", preparation.Status.ToString()), ("@step", preparation.Step), ("@version", preparation.Version),
            ("@started_at", SqlText.Of(preparation.StartedAt)), ("@changed_at", SqlText.Of(preparation.ChangedAt)),
            ("@settled_tips", string.Join(' ', preparation.SettledTips.Order(StringComparer.Ordinal)))) == 0) return false;

        foreach (var (prompt, answer) in preparation.Answers)
        {
            // What older versions brought is there already.
            foreach (var wording in answer.Wordings.Where(wording => wording.Version == preparation.Version))
            {
                session.Execute(PreparationSql.InsertAnswer, ("@preparation", SqlText.Of(preparation.Id)), ("@prompt", prompt),
                    ("@version", wording.Version), ("@text", wording.Text), ("@at", SqlText.Of(wording.At)), ("@is_rival", wording.IsRival ? 1 : 0));
            }
        }

        return true;
    }, cancellationToken);

    public Task<bool> DeleteAsync(Guid id, UserId owner, CancellationToken cancellationToken) => database.WriteAsync(session =>
    {
        session.RemoveTraces();
        return session.Execute(PreparationSql.Delete, ("@id", SqlText.Of(id)), ("@tenant", owner.Tenant), ("@person", owner.User)) > 0;
    }, cancellationToken);

    private static Preparation ReadPreparation(SqliteDataReader row, Guid id, UserId owner) => new(
        id, owner, row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), SqlText.Day(Text(row, 4)),
        Enum.Parse<PreparationStatus>(row.GetString(5)), Text(row, 6), ImmutableDictionary<string, Answer>.Empty,
        row.GetInt32(7), SqlText.Time(row.GetString(8)), SqlText.Time(row.GetString(9)))
    {
        SettledTips = [.. row.GetString(10).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
    };

    private static Wording ReadWording(SqliteDataReader row) =>
        new(row.GetString(12), row.GetInt32(13), SqlText.Time(row.GetString(14)), row.GetInt32(15) != 0);

    private static PreparationSummary ReadSummary(SqliteDataReader row) => new(
        SqlText.Id(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), SqlText.Day(Text(row, 4)),
        Enum.Parse<PreparationStatus>(row.GetString(5)), Text(row, 6), SqlText.Time(row.GetString(7)));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
