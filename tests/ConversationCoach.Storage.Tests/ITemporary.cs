using ConversationCoach.Storage.Sealing;

namespace ConversationCoach.Storage.Tests;

/// <summary>An empty storage of one kind, for one test.</summary>
internal interface ITemporary : IAsyncLifetime
{
    Stores Stores { get; }

    /// <summary>Opens all of it once more, as another process would.</summary>
    Stores OpenStores(IKeyEncryption? encryption = null);

    /// <summary>Asks the database as somebody who knows nothing of the program.</summary>
    object? Ask(string sql);

    /// <summary>The same of the key store.</summary>
    object? AskKeys(string sql);

    /// <summary>Every byte that rests.</summary>
    Task<IReadOnlyList<(string File, byte[] Bytes)>> OnDiskAsync();

    /// <summary>A copy of the data, and of nothing else.</summary>
    Task BackUpAsync();

    /// <summary>Puts the data as it was into the place of what is there now.</summary>
    Task RestoreAsync();

    /// <summary>What the database says of its tables; of the data, or of the key store.</summary>
    IReadOnlyList<Column> Columns(bool ofKeys);

    /// <summary>Table and the table it refers to, where its rows go with those of the other.</summary>
    IReadOnlyList<(string Table, string To)> Cascades();
}

internal sealed record Column(string Table, string Name, bool IsText);
