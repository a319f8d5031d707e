using System.Collections.Immutable;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Sealing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage;

/// <summary>Seals state before it goes to wherever it rests: of a private talk with the person's data key, of a group with one of its own.</summary>
/// <remarks>
/// What rests is base64 of the id of the data key, then the sealed value. State that does not open is passed over, and
/// written over then: without it only the place in a talk is lost, and with a fault instead of it nobody could talk again.
/// </remarks>
internal sealed partial class SealedStateStore([FromKeyedServices(SealedStateStore.Inner)] IStateStore inner, DataKeys keys, ILogger<SealedStateStore> logger) : IStateStore
{
    /// <summary>The key of the service that keeps what is sealed.</summary>
    public const string Inner = "sealed state";

    private const string Table = "bot_state";
    private const int IdSize = 16;

    public async Task<ImmutableDictionary<string, StateRow>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var rows = await inner.ReadAsync(keys, cancellationToken);
        var opened = ImmutableDictionary.CreateBuilder<string, StateRow>(StringComparer.Ordinal);
        foreach (var (key, row) in rows)
        {
            if (await OpenAsync(key, row.Json, cancellationToken) is { } json) opened.Add(key, row with { Json = json });
        }

        return opened.ToImmutable();
    }

    public async Task<bool> WriteAsync(IReadOnlyCollection<StateChange> changes, CancellationToken cancellationToken)
    {
        var sealedChanges = new List<StateChange>(changes.Count);
        foreach (var change in changes) sealedChanges.Add(change with { Json = Seal(await keys.OfAsync(TalkKey.OwnerOf(change.Key), cancellationToken), change) });
        return await inner.WriteAsync(sealedChanges, cancellationToken);
    }

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => inner.DeleteAsync(keys, cancellationToken);

    private static string Seal(DataKey key, StateChange change)
    {
        var sealedValue = key.Seal(change.Json, Table, change.Key);
        var bytes = new byte[IdSize + sealedValue.Length];
        Guid.ParseExact(key.Id, "N").TryWriteBytes(bytes);
        sealedValue.CopyTo(bytes, IdSize);
        return Convert.ToBase64String(bytes);
    }

    private async Task<string?> OpenAsync(string key, string text, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = Convert.FromBase64String(text);
            if (bytes.Length < IdSize) throw new FormatException();
            var dataKey = await keys.FindAsync(new Guid(bytes.AsSpan(0, IdSize)).ToString("N"), TalkKey.OwnerOf(key), cancellationToken);
            return dataKey?.OpenText(bytes.AsSpan(IdSize), Table, key);
        }
        catch (Exception error) when (error is CorruptRecordException or FormatException)
        {
            Log.Corrupt(logger, key, error.GetType().Name);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The state {Key} cannot be read any more, and is passed over: {Reason}.")]
        public static partial void Corrupt(ILogger logger, string key, string reason);
    }
}
