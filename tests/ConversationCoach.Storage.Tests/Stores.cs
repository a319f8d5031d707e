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
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Tests;

/// <summary>All stores over one database and one key store, put together as the program does it.</summary>
internal sealed class Stores : IDisposable
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, DataKey.Size).Select(number => (byte)number)];

    private Stores(IDatabase data, KeyStore keyStore, IKeyEncryption encryption, TimeProvider time)
    {
        (Data, KeyStore) = (data, keyStore);
        Keys = new DataKeys(data, keyStore, encryption, time, NullLogger<DataKeys>.Instance);
        Preparations = new PreparationStore(data, Keys, time, new Logger<PreparationStore>(Log));
        Tips = new TipStore(data, Keys, time);
        Contacts = new ContactStore(data, Keys, time);
        Outbox = new OutboxStore(data, Keys, Options.Create(new OutboxOptions()), time);
        Assignments = new AssignmentStore(data, Keys, time);
        PreWork = new PreWorkStore(data, Keys, time);
        Reminders = new ReminderChoice(data, Keys, time);
        SealedStates = new StateStore(data, time);
        States = new SealedStateStore(SealedStates, Keys, NullLogger<SealedStateStore>.Instance);
        Kept = new Kept(data, States);
        Erasure = new Erasure(data, keyStore, Keys, Kept, States, time, NullLogger<Erasure>.Instance);
        Audit = new Audit(data);
        Warnings = new RetentionWarnings(data, Options.Create(Keeping), time);
        Retention = new Retention(new Lease(data, time),
        [
            new RetainedPreparations(data, Keys, Warnings, Options.Create(Keeping), time),
            new RetainedTalks(data, Options.Create(Keeping), time),
            new RetainedPeople(data, Erasure, SealedStates, Options.Create(Keeping), time),
            new RetainedAudit(data, Options.Create(Keeping), time),
        ], new Logger<Retention>(Log));
        Protection = new ProtectionKeys(new Lazy<IDatabase>(data), new Lazy<DataKeys>(Keys), time, new Logger<ProtectionKeys>(Log));
        Rotation = new KeyRotation(keyStore, encryption, Audit, time);
    }

    public IDatabase Data { get; }

    public KeyStore KeyStore { get; }

    public DataKeys Keys { get; }

    public IPreparationStore Preparations { get; }

    public ITipStore Tips { get; }

    public IContactStore Contacts { get; }

    public IOutbox Outbox { get; }

    public IAssignmentStore Assignments { get; }

    public IPreWorkStore PreWork { get; }
    public IReminderChoice Reminders { get; }

    /// <summary>State as it rests.</summary>
    public IStateStore SealedStates { get; }

    public IStateStore States { get; }

    public IKept Kept { get; }

    public IErasure Erasure { get; }

    public IAudit Audit { get; }

    public RetentionWarnings Warnings { get; }

    public Retention Retention { get; }

    /// <summary>How long things are kept; may be changed before a run.</summary>
    public RetentionOptions Keeping { get; } = new();

    public ProtectionKeys Protection { get; }

    public KeyRotation Rotation { get; }

    public LogLines Log { get; } = new();

    /// <exception cref="StartRefusedException">They do not belong together.</exception>
    public static Stores Open(IDatabase data, IDatabase keys, TimeProvider time, IKeyEncryption? encryption = null)
    {
        encryption ??= Encryption("1");
        var keyStore = new KeyStore(keys);
        new KeyStoreCheck(data, keyStore, encryption, time).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        return new Stores(data, keyStore, encryption, time);
    }

    /// <summary>Key-encryption keys of these versions, of which the last is the current one; a version with a ! has another key.</summary>
    public static KeyEncryption Encryption(params string[] versions) => new(
        versions.ToDictionary(version => version.TrimEnd('!'), KeyOf, StringComparer.Ordinal), versions[^1].TrimEnd('!'), null);

    public void Dispose() => Keys.Dispose();

    private static DataKey KeyOf(string version)
    {
        byte[] key = [.. Secret];
        key[0] = (byte)(version[0] ^ version[^1]);
        return new DataKey(version, new UserId("", ""), key);
    }
}

/// <summary>What was logged.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines) _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
    }

    public void Dispose() { }
}
