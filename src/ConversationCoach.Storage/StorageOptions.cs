namespace ConversationCoach.Storage;

public sealed class StorageOptions
{
    /// <summary>Sqlite, the only one there is.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>With Sqlite it names a file; a relative one lies below the content root.</summary>
    public string ConnectionString { get; set; } = "Data Source=App_Data/conversation-coach.db";
}
