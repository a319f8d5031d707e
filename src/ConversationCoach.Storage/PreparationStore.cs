using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage;

public sealed class PreparationStore(IDatabase database) : IPreparationStore
{
    public async Task<Preparation?> FindAsync(Guid id, UserId owner, CancellationToken cancellationToken)
    {
        Preparation? found = null;
        var wordings = await database.ReadAsync([PreparationSql.Find.With(SqlText.Of(id), owner.Tenant, owner.User)], row =>
        {
            found ??= ReadPreparation(row, id, owner);
            return row.IsNull(11) ? default : (Prompt: row.GetString(11), Wording: ReadWording(row));
        }, cancellationToken);

        return found is null ? null : found with
        {
            Answers = wordings.Where(wording => wording.Prompt is not null).GroupBy(wording => wording.Prompt, wording => wording.Wording, StringComparer.Ordinal)
                .ToImmutableDictionary(prompt => prompt.Key, prompt => new Answer([.. prompt])),
        };
    }

    public async Task<ImmutableArray<PreparationSummary>> ListAsync(UserId owner, CancellationToken cancellationToken) =>
        [.. await database.ReadAsync([PreparationSql.List.With(owner.Tenant, owner.User)], ReadSummary, cancellationToken)];

    public Task<bool> SaveAsync(Preparation preparation, CancellationToken cancellationToken)
    {
        var id = SqlText.Of(preparation.Id);
        var save = (preparation.Version == 1 ? PreparationSql.Insert : PreparationSql.Update).With(
            id, preparation.Owner.Tenant, preparation.Owner.User, preparation.GuideId, preparation.GuideVersion,
            preparation.About, preparation.With, SqlText.Of(preparation.Day), preparation.Status.ToString(), preparation.Step, preparation.Version,
            SqlText.Of(preparation.StartedAt), SqlText.Of(preparation.ChangedAt), string.Join(' ', preparation.SettledTips.Order(StringComparer.Ordinal)));

        // What older versions brought is there already.
        return database.WriteAsync([save, .. preparation.Answers
            .Select(answer => (Prompt: answer.Key, Wording: answer.Value.Wordings[^1]))
            .Where(newest => newest.Wording.Version == preparation.Version)
            .Select(newest => PreparationSql.InsertAnswer.With(
                id, newest.Prompt, newest.Wording.Version, newest.Wording.Text, SqlText.Of(newest.Wording.At), newest.Wording.IsRival))], cancellationToken);
    }

    public Task<bool> DeleteAsync(Guid id, UserId owner, CancellationToken cancellationToken) =>
        database.WriteAsync([PreparationSql.Delete.With(SqlText.Of(id), owner.Tenant, owner.User)], cancellationToken);

    private static Preparation ReadPreparation(IRow row, Guid id, UserId owner) => new(
        id, owner, row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), SqlText.Day(row.Text(4)),
        Enum.Parse<PreparationStatus>(row.GetString(5)), row.Text(6), ImmutableDictionary<string, Answer>.Empty,
        row.GetInt32(7), SqlText.Time(row.GetString(8)), SqlText.Time(row.GetString(9)))
    {
        SettledTips = [.. row.GetString(10).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
    };

    private static Wording ReadWording(IRow row) =>
        new(row.GetString(12), row.GetInt32(13), SqlText.Time(row.GetString(14)), row.GetInt32(15) != 0);

    private static PreparationSummary ReadSummary(IRow row) => new(
        SqlText.Id(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), SqlText.Day(row.Text(4)),
        Enum.Parse<PreparationStatus>(row.GetString(5)), row.Text(6), SqlText.Time(row.GetString(7)));
}
