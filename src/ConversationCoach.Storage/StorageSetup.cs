using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Assignments;
using ConversationCoach.Storage.Outbox;
using ConversationCoach.Storage.Privacy;
using ConversationCoach.Storage.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage;

public static class StorageSetup
{
    /// <summary>Registers the stores as the sections <c>Storage</c> and <c>Encryption</c> tell; the host opens them first, and does not start when it cannot.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage")).ValidateOnStart();
        services.AddOptions<EncryptionOptions>().Bind(configuration.GetSection("Encryption"));
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton(provider => new StoragePlaces(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetRequiredService<IOptions<EncryptionOptions>>().Value, contentRoot));
        services.AddSingleton(provider => provider.GetRequiredService<StoragePlaces>().OpenData(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new KeyStore(provider.GetRequiredService<StoragePlaces>().OpenKeys(provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton(ReadKeyEncryption);
        services.AddSingleton<DataKeys>();
        services.AddSingleton<KeyStoreCheck>();
        services.AddSingleton<KeyRotation>();

        services.AddSingleton<IPreparationStore, PreparationStore>();
        services.AddKeyedSingleton<IStateStore, StateStore>(SealedStateStore.Inner);
        services.AddSingleton<IStateStore, SealedStateStore>();
        services.AddSingleton<ITipStore, TipStore>();
        services.AddOutbox(configuration);
        services.AddSingleton<IAssignmentStore, AssignmentStore>();
        services.AddSingleton<IPreWorkStore, PreWorkStore>();
        services.AddSingleton<IReminderChoice, ReminderChoice>();
        services.AddSingleton<IKept, Kept>();
        services.AddSingleton<IErasure, Erasure>();
        services.AddSingleton<IAudit, Audit>();
        services.AddRetention(configuration);
        services.AddSingleton<StorageStart>();
        services.AddHostedService(provider => provider.GetRequiredService<StorageStart>());
        return services;
    }

    /// <summary>State rests where <paramref name="store"/> puts it and not in the database; it is sealed before it goes there, as before.</summary>
    public static void KeepStateIn(this IServiceCollection services, Func<IServiceProvider, IStateStore> store)
    {
        services.RemoveAllKeyed<IStateStore>(SealedStateStore.Inner);
        services.AddKeyedSingleton(SealedStateStore.Inner, (provider, _) => store(provider));
    }

    /// <summary>Opens the storage before the host starts, which would show every fault with a stack trace.</summary>
    /// <exception cref="StartRefusedException">It cannot work like this; the message says why and what to do.</exception>
    public static async Task OpenStorageAsync(this IServiceProvider services)
    {
        if (await services.TryOpenStorageAsync(CancellationToken.None) is { Count: > 0 } faults) throw new StartRefusedException(string.Join('\n', faults));
    }

    /// <returns>All that is wrong with where the data is, where its keys are, and the key-encryption keys; empty when the storage is open.</returns>
    public static async Task<IReadOnlyList<string>> TryOpenStorageAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        await Made<IDatabase>();

        // A key store beside the data has no fault of its own.
        if (faults.Count == 0 || services.GetRequiredService<IOptions<EncryptionOptions>>().Value.KeyStore.ConnectionString is not null) await Made<KeyStore>();
        await Made<IKeyEncryption>();
        if (faults.Count == 0) await Try(() => services.GetRequiredService<StorageStart>().StartAsync(cancellationToken));
        await Try(PlacesAsync);
        return [.. faults.Distinct(StringComparer.Ordinal)];

        async Task PlacesAsync()
        {
            foreach (var place in services.GetServices<IStatePlace>())
            {
                if (await place.FaultAsync(cancellationToken) is { } fault) faults.Add(fault);
            }
        }

        Task Made<T>() where T : notnull => Try(() => Task.FromResult(services.GetRequiredService<T>()));

        async Task Try(Func<Task> open)
        {
            try
            {
                await open();
            }
            catch (OptionsValidationException error)
            {
                faults.AddRange(error.Failures);
            }
            catch (Exception error) when (error is StartRefusedException or StorageUnavailableException or InvalidOperationException)
            {
                faults.Add(error.Message);
            }
        }
    }

    /// <summary>Wraps every data key with the current key-encryption key.</summary>
    public static Task<Rotated> RotateKeysAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<KeyRotation>().RunAsync(cancellationToken);

    private static IKeyEncryption ReadKeyEncryption(IServiceProvider provider) => new KeyEncryptionSetup(
        provider.GetRequiredService<IOptions<EncryptionOptions>>().Value,
        provider.GetRequiredService<ILogger<KeyEncryptionSetup>>())
        .Read(provider.GetRequiredService<IHostEnvironment>().IsDevelopment() ? provider.GetRequiredService<StoragePlaces>().DevelopmentKeyFile : null);
}

internal sealed partial class StorageStart(IServiceProvider services, ILogger<StorageStart> logger) : IHostedService
{
    private bool _isOpen;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_isOpen) return;
        // Asked for here and not in the constructor, so that what does not open fails the start and not the making of this.
        var (data, keys) = (services.GetRequiredService<IDatabase>(), services.GetRequiredService<KeyStore>());
        await services.GetRequiredService<KeyStoreCheck>().RunAsync(cancellationToken);
        Log.Opened(logger, data.Name, keys.Database.Name);
        _isOpen = true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Storage is {Database}, its key store {KeyStore}.")]
        public static partial void Opened(ILogger logger, string database, string keyStore);
    }
}
