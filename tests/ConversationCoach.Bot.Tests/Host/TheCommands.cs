using System.Diagnostics;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>What an administrator has done beside the bot, as processes of their own.</summary>
public sealed class TheCommands : IAsyncLifetime, IAsyncDisposable
{
    private static readonly string First = Convert.ToBase64String(new byte[32]);
    private static readonly string Second = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 32)]);

    private readonly WholeBot _bot = new();

    [Fact]
    public async Task Erase_a_person_while_the_bot_runs()
    {
        var (ann, bob) = (_bot.Visitor(), _bot.Visitor("bob"));
        await ann.StartsAsync();
        await bob.StartsAsync();

        var (code, said) = await RunAsync(["erase-person", "--tenant", ann.User.Tenant, "--person", ann.User.User], ("Encryption__Keys__1", First));

        Assert.True(code == 0, said);
        Assert.Contains("1 preparation", said, StringComparison.Ordinal);
        Assert.Empty(await _bot.Preparations.ListAsync(ann.User, CancellationToken.None));
        Assert.Single(await _bot.Preparations.ListAsync(bob.User, CancellationToken.None));
        await ann.StartsAsync();
        Assert.Single(await _bot.Preparations.ListAsync(ann.User, CancellationToken.None));
    }

    [Fact]
    public async Task Rotate_the_keys_and_say_what_can_go()
    {
        await _bot.Visitor().StartsAsync();

        var (code, said) = await RunAsync(["rotate-keys"], ("Encryption__Keys__1", First), ("Encryption__Keys__2", Second));
        Assert.True(code == 0, said);
        Assert.Contains("wrapped with the key-encryption key 2", said, StringComparison.Ordinal);
        Assert.Contains("No data key needs these any more: 1.", said, StringComparison.Ordinal);

        (code, said) = await RunAsync(["rotate-keys"], ("Encryption__Keys__2", Second));
        Assert.True(code == 0 && said.StartsWith("0 data keys", StringComparison.Ordinal), said);
    }

    [Fact]
    public async Task Tell_who_did_what_as_a_table()
    {
        var ann = _bot.Visitor();
        await ann.StartsAsync();
        await ann.SaysAsync("delete");
        await ann.SaysAsync("yes");
        await RunAsync(["erase-person", "--tenant", ann.User.Tenant, "--person", ann.User.User], ("Encryption__Keys__1", First));

        var (code, said) = await RunAsync(["export-audit", "--since", "2020-01-01", "--tenant", ann.User.Tenant], ("Encryption__Keys__1", First));

        Assert.True(code == 0, said);
        var rows = said.TrimEnd().Split('\n').Select(row => row.TrimEnd().Split(',')).ToList();
        Assert.Equal(["id", "at", "kind", "tenant", "actor", "subject", "object"], rows[0]);
        Assert.Equal([ann.User.Tenant, ann.User.User, ""], rows[1][3..6]);
        Assert.Equal(("deleted", ann.Preparation.ToString()), (rows[1][2], rows[1][6]));
        Assert.Equal(["erased", ann.User.Tenant, "administrator", ann.User.User, ""], rows[2][2..]);
        Assert.Equal(3, rows.Count);
        Assert.Single((await RunAsync(["export-audit", "--tenant", "another"], ("Encryption__Keys__1", First))).Said.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Say_what_is_wrong_in_one_line()
    {
        await _bot.Visitor().StartsAsync();

        foreach (var command in (string[][])[["rotate-keys"], ["erase-person", "--tenant", "t", "--person", "p"], []])
        {
            var (code, said) = await RunAsync(command, ("Encryption__Keys__1", Second), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Development"));
            Assert.Equal(1, code);
            Assert.StartsWith("The key-encryption key 1 is not the one that the data keys are wrapped with. Check Encryption:Keys:1", said, StringComparison.Ordinal);
            Assert.Single(said.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public async Task Say_what_they_need()
    {
        var (code, said) = await RunAsync(["erase-person", "--tenant", "t"]);
        Assert.Equal(1, code);
        Assert.Contains("'--person' is required", said, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<(int Code, string Said)> RunAsync(string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Storage__ConnectionString"] = $"Data Source={_bot.DatabaseFile}", ["Logging__LogLevel__Default"] = "None" },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var running = Process.Start(start)!;
        var (said, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.WaitForExitAsync();
        return (running.ExitCode, await said + await errors);
    }
}
