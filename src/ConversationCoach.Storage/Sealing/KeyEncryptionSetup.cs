using System.Globalization;
using System.Security.Cryptography;
using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage.Sealing;

/// <summary>Reads the key-encryption keys that the section <c>Encryption</c> names.</summary>
internal sealed partial class KeyEncryptionSetup(EncryptionOptions options, ILogger<KeyEncryptionSetup> logger)
{
    private static readonly UserId Nobody = new("", "");

    // As people count versions: 10 comes after 9.
    private static readonly StringComparer Versions = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);

    /// <param name="developmentFile">Made, and used, when nothing is told; <see langword="null"/> outside development.</param>
    /// <exception cref="StartRefusedException">A setting is missing or wrong; it is named.</exception>
    public IKeyEncryption Read(string? developmentFile)
    {
        var keys = new Dictionary<string, DataKey>(StringComparer.Ordinal);
        foreach (var (version, text) in options.Keys) keys[version] = Key(version, text, $"Encryption:Keys:{version}");
        if (options.KeyFile is { Length: > 0 } file) ReadFile(file, "Encryption:KeyFile", keys);

        var vault = options.KeyVault.KeyId is { Length: > 0 } id
            ? KeyVaultKey.Open(KeyVaultKey.Read(id) ?? throw new StartRefusedException("Encryption:KeyVault:KeyId must be the address of one version of a key, as in 'https://coach.vault.azure.net/keys/coach/0123456789abcdef0123456789abcdef'."))
            : null;

        if (keys.Count == 0 && vault is null)
        {
            if (developmentFile is null)
                throw new StartRefusedException("There is no key-encryption key, and what people type is not kept without one. Set Encryption:Keys:1 (base64 of 32 random bytes), Encryption:KeyFile or Encryption:KeyVault:KeyId.");

            Make(developmentFile);
            ReadFile(developmentFile, "Encryption:KeyFile", keys);
        }

        var current = options.CurrentKey ?? vault?.Version ?? keys.Keys.Max(Versions)!;
        if (!keys.ContainsKey(current) && vault?.Version != current)
            throw new StartRefusedException($"Encryption:CurrentKey is '{current}', and there is no key-encryption key of that version.");

        return new KeyEncryption(keys, current, vault);
    }

    private static DataKey Key(string version, string text, string setting)
    {
        var bytes = new byte[DataKey.Size];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var count) && count == DataKey.Size
            ? new DataKey(version, Nobody, bytes)
            : throw new StartRefusedException($"{setting} must be base64 of {DataKey.Size} bytes, as 'openssl rand -base64 {DataKey.Size}' makes it.");
    }

    private static void ReadFile(string file, string setting, Dictionary<string, DataKey> keys)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None)
                throw new StartRefusedException($"{setting}: everybody on the machine can read or write '{file}'. Take that away: chmod 600.");

            foreach (var line in File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
            {
                if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var version, var text])
                    throw new StartRefusedException($"{setting}: each line of '{file}' must be a version, a space, and base64 of {DataKey.Size} bytes.");
                keys[version] = Key(version, text, $"{setting}, version {version},");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{setting}: '{file}' cannot be read: {error.Message}");
        }
    }

    private void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            var access = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, access);
            writer.WriteLine($"1 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(DataKey.Size))}");
            Log.Made(logger, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            // It was made at an earlier start, or by another process just now.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "No key-encryption key is set. One for development was made in {File}.")]
        public static partial void Made(ILogger logger, string file);
    }
}
