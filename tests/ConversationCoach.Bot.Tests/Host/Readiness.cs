using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Storage.Tests.PostgreSql;
using Microsoft.Data.Sqlite;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>What the bot says of itself is true, and it says so again when it is well again.</summary>
public sealed class Readiness : WithTheWholeBot
{
    [Fact]
    public async Task Is_told_part_by_part()
    {
        var answer = await IsAsync(Bot, HttpStatusCode.OK);
        Assert.Equal("""{"database":"ready","schema":"ready","keys":"ready"}""", answer["parts"]!.ToJsonString());
        Assert.Equal("live", await Bot.Door.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
    }

    [Fact]
    public async Task Is_lost_with_the_file_and_comes_back_with_it()
    {
        await IsAsync(Bot, HttpStatusCode.OK);
        File.Move(Bot.DatabaseFile, Bot.DatabaseFile + ".away");
        var answer = await IsAsync(Bot, HttpStatusCode.ServiceUnavailable);
        Assert.NotEqual("ready", (string?)answer["parts"]!["database"]);
        Assert.DoesNotContain(Path.GetDirectoryName(Bot.DatabaseFile)!, answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("live", await Bot.Door.GetStringAsync(new Uri("/health/live", UriKind.Relative)));

        File.Move(Bot.DatabaseFile + ".away", Bot.DatabaseFile);
        await IsAsync(Bot, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_lost_while_another_process_keeps_the_file_locked()
    {
        using var other = Bot.Connect();
        Execute(other, "BEGIN IMMEDIATE");
        var answer = await IsAsync(Bot, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("It did not answer within two seconds.", (string?)answer["parts"]!["database"]);
        Assert.Equal("ready", (string?)answer["parts"]!["schema"]);

        Execute(other, "COMMIT");
        await IsAsync(Bot, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_lost_with_the_key_store()
    {
        await IsAsync(Bot, HttpStatusCode.OK);
        var keys = Path.ChangeExtension(Bot.DatabaseFile, ".keys.db");
        File.Move(keys, keys + ".away");
        var answer = await IsAsync(Bot, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(("ready", "ready"), ((string?)answer["parts"]!["database"], (string?)answer["parts"]!["schema"]));
        Assert.NotEqual("ready", (string?)answer["parts"]!["keys"]);

        File.Move(keys + ".away", keys);
        await IsAsync(Bot, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_lost_when_a_key_comes_into_use_that_this_instance_has_not()
    {
        await IsAsync(Bot, HttpStatusCode.OK);
        using (var keys = new SqliteConnection($"Data Source={Path.ChangeExtension(Bot.DatabaseFile, ".keys.db")};Pooling=False"))
        {
            keys.Open();
            Execute(keys, "INSERT INTO key_encryption_key (version, check_value, since) VALUES ('7', x'00', '')");
        }

        Assert.Equal("Of the key-encryption keys in use 1 cannot be had.", (string?)(await IsAsync(Bot, HttpStatusCode.ServiceUnavailable))["parts"]!["keys"]);
    }

    [Fact]
    public async Task Is_lost_when_an_older_copy_was_put_in_the_place_of_the_data()
    {
        await IsAsync(Bot, HttpStatusCode.OK);
        using (var other = Bot.Connect()) Execute(other, "DELETE FROM schema_script WHERE number > 4");
        Assert.Contains("The tables are at script 4", (string?)(await IsAsync(Bot, HttpStatusCode.ServiceUnavailable))["parts"]!["schema"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_looked_at_once_however_many_ask()
    {
        await IsAsync(Bot, HttpStatusCode.OK);
        using var other = Bot.Connect();
        Execute(other, "BEGIN IMMEDIATE");
        await IsAsync(Bot, HttpStatusCode.ServiceUnavailable);

        // All of these get the answer of one look that takes two seconds.
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(Bot))).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        Execute(other, "COMMIT");
    }

    [Fact]
    public async Task Is_lost_with_the_server_and_comes_back_with_it()
    {
        using var server = new PostgreSqlServer();
        await using var bot = new WholeBot { Settings = new() { ["Storage:Provider"] = "PostgreSql", ["Storage:ConnectionString"] = server.CreateDatabase() } };
        await IsAsync(bot, HttpStatusCode.OK);

        server.Stop();
        var answer = await IsAsync(bot, HttpStatusCode.ServiceUnavailable);
        Assert.All(answer["parts"]!.AsObject(), part => Assert.NotEqual("ready", (string?)part.Value));
        server.Start();
        await IsAsync(bot, HttpStatusCode.OK);

        server.Freeze();
        try
        {
            await IsAsync(bot, HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            server.Thaw();
        }

        await IsAsync(bot, HttpStatusCode.OK);
    }

    // What is told may be a second old.
    internal static async Task<JsonNode> IsAsync(WholeBot bot, HttpStatusCode status)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (found, body) = await AskAsync(bot);
            if (found == status) return body;
            Assert.True(attempt < 200, $"It is {found}: {body.ToJsonString()}");
            await Task.Delay(50);
        }
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(WholeBot bot)
    {
        using var answer = await bot.Door.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
