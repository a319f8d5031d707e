using Npgsql;

namespace ConversationCoach.Storage.PostgreSql;

internal sealed class PostgreSqlRow(NpgsqlDataReader reader) : IRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public string GetString(int column) => PostgreSqlText.Read(reader.GetString(column));

    public int GetInt32(int column) => reader.GetInt32(column);

    public byte[] GetBytes(int column) => reader.GetFieldValue<byte[]>(column);
}
