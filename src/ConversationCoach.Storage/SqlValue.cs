namespace ConversationCoach.Storage;

/// <summary>A value on its way into the database: text, a whole number or bytes. Text and bytes know their kind also when they are null.</summary>
public readonly struct SqlValue
{
    private readonly object? _value;

    private SqlValue(SqlKind kind, object? value, long number) => (Kind, _value, Number) = (kind, value, number);

    public SqlKind Kind { get; }

    public long Number { get; }

    public string? Text => (string?)_value;

    public byte[]? Bytes => (byte[]?)_value;

    public bool IsNull => Kind is not SqlKind.Number && _value is null;

    public static implicit operator SqlValue(string? text) => FromText(text);

    public static implicit operator SqlValue(long number) => FromNumber(number);

    public static implicit operator SqlValue(bool isTrue) => FromNumber(isTrue ? 1 : 0);

    public static implicit operator SqlValue(byte[]? bytes) => FromBytes(bytes);

    public static SqlValue FromText(string? text) => new(SqlKind.Text, text, 0);

    public static SqlValue FromNumber(long number) => new(SqlKind.Number, null, number);

    public static SqlValue FromBytes(byte[]? bytes) => new(SqlKind.Bytes, bytes, 0);
}

public enum SqlKind
{
    /// <summary>Null of whatever kind the column is.</summary>
    Null,
    Text,
    Number,
    Bytes,
}
