using Npgsql;

namespace ConversationCoach.Storage.Tests.PostgreSql;

/// <summary>Of what is due, by a session that asks for it all day.</summary>
public sealed class AClaim : IAsyncLifetime
{
    private readonly TemporaryPostgreSql _temporary = new();

    [Fact]
    public void Reads_little_of_much_that_waits_also_by_a_plan_made_when_little_waited()
    {
        _ = _temporary.Database;
        using var session = new NpgsqlConnection(_temporary.ConnectionString + ";Pooling=false");
        session.Open();

        Fill(1, 20);
        for (var claim = 0; claim < 10; claim++) Ask($"SELECT claim('l{claim}', '2026-07', '2026-06', 24)");
        Ask("UPDATE outbox SET status = 'Sent', lease = NULL");
        Fill(21, 3000);
        var before = Read();
        Ask("SELECT claim('last', '2026-07', '2026-06', 24)");
        Assert.InRange(Read() - before, 24, 1000);
        Assert.Equal(24L, Ask("SELECT count(*) FROM outbox WHERE lease = 'last'"));

        long Read()
        {
            Ask("SELECT 1 FROM (SELECT pg_stat_force_next_flush()) f");
            return (long)Ask("SELECT CAST((SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'outbox') + (SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'outbox') AS BIGINT)")!;
        }

        void Fill(int first, int last) => Ask($"""
            INSERT INTO person SELECT 'k' || n, 't', 'p' || n, '2026' FROM generate_series({first}, {last}) n;
            INSERT INTO contact SELECT 'k' || n, 'c', 's', 'b', 'm', 'c', NULL, NULL, '2026', '2026' FROM generate_series({first}, {last}) n;
            INSERT INTO outbox SELECT 'pre-work/' || n, 'k' || n, 'pre-work', 'a', 'Waiting', '2026-01', '2027', NULL, 0, NULL, NULL FROM generate_series({first}, {last}) n;
            """);

        object? Ask(string sql)
        {
            using var command = new NpgsqlCommand(sql, session);
            return command.ExecuteScalar();
        }
    }

    public Task InitializeAsync() => _temporary.InitializeAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync();
}
