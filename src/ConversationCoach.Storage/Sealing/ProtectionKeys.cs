using System.Globalization;
using System.Xml.Linq;
using ConversationCoach.Core.Preparations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Sealing;

/// <summary>Keeps the key ring of ASP.NET's data protection where all instances find it, sealed as everything else is.</summary>
/// <remarks>It is made before the start has checked its settings, and so asks for the storage only when it needs it.</remarks>
internal sealed partial class ProtectionKeys(Lazy<IDatabase> database, Lazy<DataKeys> keys, TimeProvider time, ILogger<ProtectionKeys> logger) : IXmlRepository
{
    private const string Table = "protection_key";

    private static readonly UserId Nobody = new("", "data-protection");
    private static readonly Statement Read = new("SELECT number, key_id, sealed FROM protection_key ORDER BY number");
    private static readonly Statement Insert = new("INSERT INTO protection_key (number, key_id, sealed, at) VALUES ($1, $2, $3, $4) ON CONFLICT (number) DO NOTHING");

    private int _newest;

    public IReadOnlyCollection<XElement> GetAllElements() => GetAllAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>
    /// Only the first of those that looked before it and found the same is kept; the ring is then read again. Otherwise instances
    /// that start together would each have a key that the others do not know for a day.
    /// </summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        var number = _newest + 1;
        keys.Value.WriteAsync(Nobody, key =>
        [
            Insert.With(number, key.Id, key.Seal(element.ToString(SaveOptions.DisableFormatting), Table, Place(number)), SqlText.Of(time.GetUtcNow())),
        ], CancellationToken.None).GetAwaiter().GetResult();
    }

    private async Task<IReadOnlyCollection<XElement>> GetAllAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Value.ReadAsync([Read.With()], row => (Number: row.GetInt32(0), KeyId: row.GetString(1), Sealed: row.GetBytes(2)), cancellationToken);
        var elements = new List<XElement>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                if (await keys.Value.FindAsync(row.KeyId, Nobody, cancellationToken) is { } key) elements.Add(XElement.Parse(key.OpenText(row.Sealed, Table, Place(row.Number))));
            }
            catch (CorruptRecordException error)
            {
                // Links that were made with it end early, and a new one is made.
                Log.Corrupt(logger, row.Number, error.Message);
            }
        }

        _newest = rows.Count == 0 ? 0 : rows[^1].Number;
        return elements;
    }

    private static string Place(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Protection key {Number} cannot be read any more. {Reason}")]
        public static partial void Corrupt(ILogger logger, int number, string reason);
    }
}

public static class ProtectionSetup
{
    /// <summary>Keeps the keys in the storage, so that any instance reads what another has protected.</summary>
    public static IDataProtectionBuilder PersistKeysToStorage(this IDataProtectionBuilder protection)
    {
        protection.Services.AddSingleton(provider => new ProtectionKeys(
            new Lazy<IDatabase>(provider.GetRequiredService<IDatabase>), new Lazy<DataKeys>(provider.GetRequiredService<DataKeys>),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ProtectionKeys>>()));
        protection.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<ProtectionKeys>()));
        return protection;
    }
}
