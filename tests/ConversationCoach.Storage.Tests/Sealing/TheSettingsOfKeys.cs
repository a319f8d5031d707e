using ConversationCoach.Storage.Sealing;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.Storage.Tests.Sealing;

public sealed class TheSettingsOfKeys : IDisposable
{
    private static readonly string Key = Convert.ToBase64String(new byte[DataKey.Size]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coach-keys-");
    private readonly LogLines _log = new();
    private readonly EncryptionOptions _options = new();

    private string KeyFile => Path.Combine(_folder.FullName, "keys");

    private string DevelopmentFile => Path.Combine(_folder.FullName, "App_Data", "coach.development-key");

    [Fact]
    public void Name_the_highest_version_as_the_current_one()
    {
        foreach (var version in (string[])["2", "10", "9"]) _options.Keys[version] = Key;
        Assert.Equal("10", Read().Current);
        _options.CurrentKey = "9";
        Assert.Equal("9", Read().Current);
    }

    [Fact]
    public void Refuse_to_start_without_a_key_outside_development()
    {
        var message = Refusal();
        Assert.All((string[])["Encryption:Keys:1", "Encryption:KeyFile", "Encryption:KeyVault:KeyId"], setting => Assert.Contains(setting, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Make_a_key_of_its_own_in_development_once()
    {
        var first = Read(DevelopmentFile);
        var wrapped = await first.WrapAsync("id", new byte[DataKey.Size], default);
        var again = Read(DevelopmentFile);

        Assert.Equal(new byte[DataKey.Size], await again.UnwrapAsync("id", wrapped, "1", default));
        Assert.Single(_log.Text.Split('\n'), line => line.Contains(DevelopmentFile, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(DevelopmentFile));
    }

    [Theory, InlineData("not base64"), InlineData("c2hvcnQ="), InlineData("")]
    public void Name_a_key_that_is_none(string key)
    {
        _options.Keys["3"] = key;
        Assert.Contains("Encryption:Keys:3 must be base64 of 32 bytes", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_a_current_key_that_is_not_there()
    {
        _options.Keys["1"] = Key;
        _options.CurrentKey = "2";
        Assert.Contains("Encryption:CurrentKey is '2'", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_a_file_of_keys()
    {
        WriteKeyFile($"# comment\n1 {Key}\n\n2  {Key}\n", UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var keys = Read();
        Assert.Equal("2", keys.Current);
        Assert.True(keys.Has("1") && !keys.Has("3"));
    }

    [Theory, InlineData("1"), InlineData("1 x y"), InlineData("1 short")]
    public void Name_a_file_with_a_line_that_is_no_key(string line)
    {
        WriteKeyFile(line, UnixFileMode.UserRead);
        Assert.Contains("Encryption:KeyFile", Refusal(), StringComparison.Ordinal);
        Assert.DoesNotContain("short", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_a_file_that_everybody_can_read()
    {
        if (OperatingSystem.IsWindows()) return;
        WriteKeyFile($"1 {Key}", UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_a_file_that_is_not_there()
    {
        _options.KeyFile = KeyFile;
        Assert.Contains(KeyFile, Refusal(), StringComparison.Ordinal);
    }

    [Theory, InlineData("coach"), InlineData("http://coach.vault.azure.net/keys/coach/1"), InlineData("https://coach.vault.azure.net/keys/coach"), InlineData("https://coach.vault.azure.net/secrets/coach/1")]
    public void Name_an_address_that_is_no_version_of_a_key(string keyId)
    {
        _options.KeyVault.KeyId = keyId;
        Assert.Contains("Encryption:KeyVault:KeyId", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Prefer_the_vault_and_still_know_the_others()
    {
        _options.Keys["1"] = Key;
        _options.KeyVault.KeyId = "https://coach.vault.azure.net/keys/coach/2";
        var keys = Read();

        Assert.Equal(_options.KeyVault.KeyId, keys.Current);
        Assert.True(keys.Has("1") && keys.Has("https://coach.vault.azure.net/keys/coach/1"));
        Assert.False(keys.Has("https://other.vault.azure.net/keys/coach/1"));
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _log.Dispose();
    }

    private IKeyEncryption Read(string? developmentFile = null) => new KeyEncryptionSetup(_options, new Logger<KeyEncryptionSetup>(_log)).Read(developmentFile);

    private string Refusal() => Assert.Throws<StartRefusedException>(() => Read()).Message;

    private void WriteKeyFile(string text, UnixFileMode mode)
    {
        File.WriteAllText(KeyFile, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(KeyFile, mode);
        _options.KeyFile = KeyFile;
    }
}
