namespace ConversationCoach.Storage.Privacy;

/// <summary>One kind of record whose time can be over. To keep another kind for a while only, add one and register it.</summary>
internal interface IRetained
{
    /// <summary>For the log.</summary>
    string Kind { get; }

    /// <summary>It may be stopped anywhere and run again.</summary>
    /// <param name="most">How many records it may handle.</param>
    /// <returns>How many it handled; as many as it might when there may be more.</returns>
    Task<int> PurgeAsync(int most, CancellationToken cancellationToken);
}
