using Npgsql;
using NpgsqlTypes;

namespace ConversationCoach.Storage.PostgreSql;

/// <summary>Commands as the server takes them: all in one round trip, and all or none.</summary>
internal static class PostgreSqlBatch
{
    /// <summary>What the server says when a command that must change something found nothing; see script 001.</summary>
    public const string NothingToChange = "CC001";

    public static NpgsqlBatch Of(NpgsqlConnection connection, IReadOnlyList<Command> commands)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            // Of a single command the count of rows tells it, without an error in the server's log.
            var sql = command.Statement.OnPostgreSql ?? command.Statement.Sql;
            var asked = new NpgsqlBatchCommand(command.Statement.MustChange && commands.Count > 1 ? MustChange(sql) : sql);
            foreach (var value in command.Values) asked.Parameters.Add(Parameter(value));
            batch.BatchCommands.Add(asked);
        }

        return batch;
    }

    private static string MustChange(string sql) => $"WITH changed AS ({sql} RETURNING 1) SELECT must_change(count(*)) FROM changed";

    // Typed also when it is null: the server prepares a statement for types.
    private static NpgsqlParameter Parameter(SqlValue value) => value.Kind switch
    {
        SqlKind.Number => new NpgsqlParameter<long> { TypedValue = value.Number, NpgsqlDbType = NpgsqlDbType.Bigint },
        SqlKind.Bytes => new NpgsqlParameter { Value = (object?)value.Bytes ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
        SqlKind.Null => new NpgsqlParameter { Value = DBNull.Value },
        _ => new NpgsqlParameter { Value = value.Text is { } text ? PostgreSqlText.Write(text) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
    };
}
