using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.PostgreSql;
using Npgsql;

namespace ConversationCoach.Storage.Tests.PostgreSql;

public sealed class OpeningAServersDatabase : IAsyncLifetime
{
    private readonly TemporaryPostgreSql _temporary = new();

    [Fact]
    public async Task Applies_each_script_once_when_three_start_together()
    {
        _ = _temporary.ConnectionString;
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(_temporary.Open, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(string.Join(',', Scripts.PostgreSql.All.Select(script => script.Number)), _temporary.Ask("SELECT string_agg(number::text, ',' ORDER BY number) FROM schema_script"));
    }

    [Fact]
    public void Leaves_alone_what_a_newer_version_changed_so_that_this_one_cannot_work()
    {
        _temporary.Open();
        _temporary.Ask("INSERT INTO schema_script (number, name, applied_at) VALUES (999, '999-later.breaking.sql', '')");

        var error = Assert.Throws<InvalidOperationException>(_temporary.Open);
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Contains("999", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=/nowhere;Database=coach;Username=coach", "/nowhere")]
    [InlineData("Host=127.0.0.1;Port=1;Database=coach;Username=coach", "127.0.0.1")]
    public void Says_which_server_is_down(string connectionString, string host)
    {
        var error = Assert.Throws<StorageUnavailableException>(() => PostgreSqlDatabase.Open(connectionString, TimeProvider.System));
        Assert.Contains($"The database coach on {host} could not be opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_database_is_not_there()
    {
        var missing = new NpgsqlConnectionStringBuilder(_temporary.ConnectionString) { Database = "missing", Password = "secret" };

        var error = Assert.Throws<StorageUnavailableException>(() => PostgreSqlDatabase.Open(missing.ConnectionString, TimeProvider.System));

        Assert.Contains("\"missing\" does not exist", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}
