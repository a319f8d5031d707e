using System.Diagnostics;
using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Tests.PostgreSql;
using Deployment.Tests.World;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Deployment.Tests.Deploying;

/// <summary>With the scripts of deploy/, against a real server.</summary>
public sealed class BackingUpAndRestoring : IDisposable
{
    private const string Words = "I let it drift.";

    private readonly string _folder = Directory.CreateTempSubdirectory("coach-backup-").FullName;
    private readonly string _database = PostgreSqlServer.Shared.CreateDatabase();

    private string Data => Path.Combine(_folder, "data");

    private string Keys => Path.Combine(_folder, "keys");

    [Fact]
    public async Task Brings_back_what_was_lost()
    {
        await WithBotAsync(_database, async bot => await WriteAsync(bot.Visitor("ann")));
        await BackUpAsync();
        await WithBotAsync(_database, async bot => await bot.Visitor("ann").SaysAsync("delete 1"));
        await ExecuteAsync(_database, "DELETE FROM answer; DELETE FROM preparation");

        await RestoreAsync(_database, Copy(Data));

        await WithBotAsync(_database, async bot => Assert.Equal(Words, await AnswerAsync(bot, "ann")));
    }

    [Fact]
    public async Task Leaves_those_erased_who_were_erased_since()
    {
        await WithBotAsync(_database, async bot =>
        {
            await WriteAsync(bot.Visitor("ann"));
            await WriteAsync(bot.Visitor("bob"));
        });
        await BackUpAsync();
        await WithBotAsync(_database, bot => bot.Services.GetRequiredService<IErasure>().EraseAsync(bot.Visitor("ann").User, Actors.Administrator, CancellationToken.None));

        await RestoreAsync(_database, Copy(Data));

        await WithBotAsync(_database, async bot =>
        {
            Assert.Equal(Words, await AnswerAsync(bot, "bob"));
            Assert.Empty(await bot.Preparations.ListAsync(bot.Visitor("ann").User, CancellationToken.None));
            await WriteAsync(bot.Visitor("ann"));
        });
    }

    [Fact]
    public async Task Works_on_a_new_server_with_both_copies()
    {
        await WithBotAsync(_database, async bot => await WriteAsync(bot.Visitor("ann")));
        await BackUpAsync();
        var other = PostgreSqlServer.Shared.CreateDatabase();

        await RestoreAsync(other, Copy(Data), Copy(Keys));

        await WithBotAsync(other, async bot => Assert.Equal(Words, await AnswerAsync(bot, "ann")));
    }

    [Fact]
    public async Task Keeps_the_two_copies_apart_and_to_their_owner()
    {
        await WithBotAsync(_database, async bot => await WriteAsync(bot.Visitor("ann")));
        await BackUpAsync();

        Assert.DoesNotContain("coach_keys", await ListAsync(Copy(Data)), StringComparison.Ordinal);
        Assert.DoesNotContain("preparation", await ListAsync(Copy(Keys)), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var copy in new[] { Copy(Data), Copy(Keys) }) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
        }

        Assert.NotEqual(0, await RunAsync("deploy/backup.sh", Address(_database), Data, Data));
    }

    [Fact]
    public async Task Forgets_old_copies_of_keys_and_no_copy_of_data()
    {
        await WithBotAsync(_database, _ => Task.CompletedTask);
        await BackUpAsync();
        foreach (var copy in new[] { Copy(Data), Copy(Keys) })
        {
            var older = copy.Replace("Z.dump", "Y.dump", StringComparison.Ordinal);
            File.Move(copy, older);
            File.SetLastWriteTimeUtc(older, TimeProvider.System.GetUtcNow().AddDays(-9).UtcDateTime);
        }

        await BackUpAsync();

        Assert.Equal(2, Directory.GetFiles(Data).Length);
        Assert.Single(Directory.GetFiles(Keys));
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task WithBotAsync(string database, Func<WholeBot, Task> story)
    {
        await using var bot = new WholeBot { Settings = new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = database } };
        _ = bot.Door;
        await story(bot);
    }

    private static async Task WriteAsync(Visitor visitor)
    {
        await visitor.StartsAsync();
        await visitor.PressesAsync("Save and continue", ("answer.my-part", Words));
    }

    private static async Task<string> AnswerAsync(WholeBot bot, string name)
    {
        var user = bot.Visitor(name).User;
        var kept = Assert.Single(await bot.Preparations.ListAsync(user, CancellationToken.None));
        return (await bot.Preparations.FindAsync(kept.Id, user, CancellationToken.None))!.TextOf("my-part");
    }

    private async Task BackUpAsync() => Assert.Equal(0, await RunAsync("deploy/backup.sh", Address(_database), Data, Keys));

    private static async Task RestoreAsync(string database, params string[] copies) => Assert.Equal(0, await RunAsync("deploy/restore.sh", [Address(database), .. copies]));

    private static string Copy(string folder) => Directory.GetFiles(folder).Single();

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Address(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return $"host={connection.Host} dbname={connection.Database} user={connection.Username}";
    }

    private static async Task<int> RunAsync(string script, params string[] arguments) => (await SayAsync(Repository.PathOf(script), arguments)).Code;

    private static async Task<string> ListAsync(string copy) => (await SayAsync("pg_restore", "--list", copy)).Said;

    private static async Task<(int Code, string Said)> SayAsync(string program, params string[] arguments)
    {
        // Those of the server of the tests, wherever they are.
        var start = new ProcessStartInfo(program.Contains('/', StringComparison.Ordinal) ? program : Path.Combine(PostgreSqlServer.ProgramFolder, program), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{PostgreSqlServer.ProgramFolder}:{Environment.GetEnvironmentVariable("PATH")}";
        using var running = Process.Start(start)!;
        var (said, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync();
        return (running.ExitCode, await said + await errors);
    }
}
