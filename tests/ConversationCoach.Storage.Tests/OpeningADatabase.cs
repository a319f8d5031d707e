using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Storage.Tests;

public sealed class OpeningADatabase : IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    [Fact]
    public void Creates_a_folder_that_only_its_owner_enters()
    {
        Assert.Equal(_temporary.File, _temporary.Database.Path);
        Assert.True(File.Exists(_temporary.File));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(_temporary.File)!));
    }

    [Fact]
    public async Task Applies_each_script_once_when_eight_open_it_together()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(_temporary.Open)));

        using var connection = _temporary.Connect();
        Assert.Equal(string.Join(',', Scripts.Sqlite.All.Select(script => script.Number)), connection.Scalar("SELECT group_concat(number) FROM (SELECT number FROM schema_script ORDER BY number)"));
        Assert.Equal("wal", connection.Scalar("PRAGMA journal_mode"));
    }

    [Fact]
    public void Leaves_alone_what_a_newer_version_changed_so_that_this_one_cannot_work()
    {
        _temporary.Open();
        using var connection = _temporary.Connect();
        connection.Execute("INSERT INTO schema_script (number, name, applied_at) VALUES (999, '999-later.breaking.sql', '')");

        var error = Assert.Throws<InvalidOperationException>(_temporary.Open);
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Contains("999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_over_what_is_deleted_and_keeps_to_the_disk()
    {
        var settings = await _temporary.Database.WriteAsync(session => (
            session.Query("PRAGMA secure_delete", row => row.GetInt32(0))[0],
            session.Query("PRAGMA synchronous", row => row.GetInt32(0))[0],
            session.Query("PRAGMA foreign_keys", row => row.GetInt32(0))[0]), CancellationToken.None);

        Assert.Equal((1, 2, 1), settings);
    }

    [Fact]
    public async Task Refuses_a_file_that_is_something_else()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_temporary.File)!);
        await File.WriteAllTextAsync(_temporary.File, new string('x', 10_000));

        var error = Assert.Throws<StorageUnavailableException>(_temporary.Open);
        Assert.Contains(_temporary.File, error.Message, StringComparison.Ordinal);
        Assert.Equal(10_000, new FileInfo(_temporary.File).Length);
    }

    [Fact]
    public async Task Refuses_a_folder_that_cannot_be()
    {
        await File.WriteAllTextAsync(Path.GetDirectoryName(_temporary.File)!, "a file");
        Assert.Contains(_temporary.File, Assert.Throws<StorageUnavailableException>(_temporary.Open).Message, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}
