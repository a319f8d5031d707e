namespace ConversationCoach.Storage.PostgreSql;

internal sealed record PostgreSqlLimits
{
    /// <summary>At most so many to the server, unless the connection string says otherwise: many more only hold each other up, and several instances share what the server has.</summary>
    public int Connections { get; init; } = 20;

    /// <summary>How long a caller waits for its read or write in all.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After that the server is asked to let it be, and within what is left of the deadline it has answered or is given up.</summary>
    public TimeSpan Patience => PatienceOf(Deadline);

    /// <summary>How long the start waits for another process that is changing the tables.</summary>
    public TimeSpan PatienceAtStart { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a write is given again that the server took back for the sake of another.</summary>
    public int Attempts { get; init; } = 5;

    public static TimeSpan PatienceOf(TimeSpan deadline) => 0.8 * deadline;
}
