namespace ConversationCoach.Storage;

/// <summary>One statement that both databases understand, with its values as $1, $2 …</summary>
/// <remarks>Made once and kept: by its identity a session finds what it has prepared of it.</remarks>
public sealed class Statement(string sql)
{
    public string Sql => sql;

    /// <summary>In place of <see cref="Sql"/> where PostgreSQL needs words that SQLite does not know.</summary>
    public string? OnPostgreSql { get; init; }

    /// <summary>When it changes no row, nothing of the write it belongs to is kept.</summary>
    public bool MustChange { get; init; }

    /// <summary>It takes words away, which then shall not stay in a log of the database either.</summary>
    public bool RemovesWords { get; init; }

    public Command With(params SqlValue[] values) => new(this, values);
}

/// <param name="Values">The first is $1.</param>
public readonly record struct Command(Statement Statement, SqlValue[] Values);
