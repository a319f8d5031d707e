using ConversationCoach.Storage.Tests.PostgreSql;
using Npgsql;

namespace ConversationCoach.Bot.Tests.Host;

public sealed class FaultsOfAServer(FaultsOfAServer.OwnServer own) : FaultMatrix, IClassFixture<FaultsOfAServer.OwnServer>
{
    private readonly string _database = own.Server.CreateDatabase();
    private CuttingProxy? _proxy;

    [Theory]
    [InlineData("is stopped")]
    [InlineData("hangs")]
    [InlineData("has a locked row")]
    [InlineData("is slow again and again")]
    [InlineData("is full")]
    [InlineData("takes no writes")]
    [InlineData("has a changed record")]
    [InlineData("clock goes back")]
    [InlineData("is cut off before it has committed")]
    [InlineData("is cut off after it has committed")]
    public Task Cost_one_apology(string fault)
    {
        if (fault == "is cut off after it has committed") _proxy = new CuttingProxy(new NpgsqlConnectionStringBuilder(_database).Host!);
        return CostsOneApologyAsync(fault switch
        {
            "is stopped" => new Fault(() => Do(own.Server.Stop, own.Server.Start)),
            "hangs" => new Fault(() => Do(own.Server.Freeze, own.Server.Thaw)),
            "has a locked row" => new Fault(() => LockedAsync("SELECT * FROM preparation FOR UPDATE")) { IsReady = true },
            // Each wait for itself is one that would do; the second would end after nine seconds.
            "is slow again and again" => new Fault(SlowAsync) { Within = TimeSpan.FromSeconds(7.5), IsReady = true },
            // Simulated: the server says so, as it does when it has no room.
            "is full" => new Fault(() => Triggered("RAISE EXCEPTION USING ERRCODE = '53100'", "BEFORE UPDATE ON preparation")) { IsReady = true },
            // As after a change to a server that only follows.
            "takes no writes" => new Fault(() => Do(() => Configure("SET default_transaction_read_only = on", "on"), () => Configure("RESET default_transaction_read_only", "off"))),
            "has a changed record" => new Fault(ChangedAsync) { IsReady = true },
            "clock goes back" => new Fault(() => Do(() => Clock.Offset = -TimeSpan.FromDays(2), () => Clock.Offset = TimeSpan.Zero)) { IsFelt = false, IsReady = true },
            // While the server commits, which is when a deferred trigger runs.
            "is cut off before it has committed" => new Fault(() => Triggered("PERFORM pg_terminate_backend(pg_backend_pid())", "AFTER UPDATE ON preparation DEFERRABLE INITIALLY DEFERRED", "CONSTRAINT")) { IsReady = true },
            // The words are kept and nobody has heard of it; to give them again changes nothing.
            _ => new Fault(() => Do(() => _proxy!.CutAnswerTo("Draft"u8.ToArray()), () => Assert.True(_proxy!.HasCut))) { IsReady = true },
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_proxy is not null) await _proxy.DisposeAsync();
        own.Server.DropDatabase(_database);
    }

    private protected override WholeBot Make(CapturedLog log) => new()
    {
        Log = log,
        Clock = Clock,
        Settings = new()
        {
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:ConnectionString"] = _proxy is null ? _database : new NpgsqlConnectionStringBuilder(_database) { Host = _proxy.Folder }.ConnectionString,
        },
    };

    private static Task<Func<Task>> Do(Action breaks, Action mend)
    {
        breaks();
        return Task.FromResult<Func<Task>>(() =>
        {
            mend();
            return Task.CompletedTask;
        });
    }

    private Task<Func<Task>> Triggered(string body, string when, string kind = "") => Do(
        () => Ask($"CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NEW; END $$; CREATE {kind} TRIGGER fails {when} FOR EACH ROW EXECUTE FUNCTION fails()"),
        () => Ask("DROP TRIGGER fails ON preparation"));

    private Task<Func<Task>> ChangedAsync() => Do(
        () => Ask("CREATE TABLE spare AS SELECT id, sealed FROM preparation; UPDATE preparation SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)"),
        () => Ask("UPDATE preparation SET sealed = (SELECT sealed FROM spare WHERE spare.id = preparation.id)"));

    private async Task<Func<Task>> LockedAsync(params string[] sql)
    {
        var other = new NpgsqlConnection(_database + ";Pooling=false");
        await other.OpenAsync();
        var transaction = await other.BeginTransactionAsync();
        foreach (var statement in sql) await new NpgsqlCommand(statement, other).ExecuteNonQueryAsync();
        return async () =>
        {
            await transaction.CommitAsync();
            await other.DisposeAsync();
        };
    }

    // The place of the talk comes after four seconds, what was answered never.
    private async Task<Func<Task>> SlowAsync()
    {
        var (first, second) = (await LockedAsync("LOCK TABLE bot_state"), await LockedAsync("LOCK TABLE answer"));
        var slow = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(4));
            await first();
        });
        return async () =>
        {
            await slow;
            await second();
        };
    }

    // The server reads it anew in its own time, and tells those it serves before it lets in anybody who sees it.
    private void Configure(string change, string becomes)
    {
        Ask($"ALTER SYSTEM {change}", "SELECT pg_reload_conf()");
        Assert.True(SpinWait.SpinUntil(() => IsReadOnly() == becomes, TimeSpan.FromSeconds(30)), "The server has not read its settings anew.");
    }

    private string IsReadOnly()
    {
        using var connection = new NpgsqlConnection(_database + ";Pooling=false");
        connection.Open();
        return (string)new NpgsqlCommand("SHOW default_transaction_read_only", connection).ExecuteScalar()!;
    }

    private void Ask(params string[] statements)
    {
        using var connection = new NpgsqlConnection(_database + ";Pooling=false");
        connection.Open();
        foreach (var sql in statements) new NpgsqlCommand(sql, connection).ExecuteNonQuery();
    }

    public sealed class OwnServer : IDisposable
    {
        internal PostgreSqlServer Server { get; } = new();

        public void Dispose() => Server.Dispose();
    }
}
