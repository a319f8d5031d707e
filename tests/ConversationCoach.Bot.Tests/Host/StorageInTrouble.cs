using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Storage;
using ConversationCoach.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Costs the person one apology, which gives their words back, and nothing else: once the trouble is over the bot goes on.</summary>
public sealed class StorageInTrouble : WithTheWholeBot
{
    private const string Words = "what I had typed";


    private static string Title => Coach.English.Phrases.Trouble.Title;

    [Theory, InlineData("find"), InlineData("save"), InlineData("read state")]
    public async Task Gives_back_the_words_of_a_press(string operation)
    {
        var ann = await AtAStepAsync();
        var step = ann.Card;
        FailAt(operation);

        var apology = Assert.Single(await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words), ("answer.their-part", "and this")));
        AssertApology(apology, Words, "and this");
        Assert.Empty(await KeptAsync(ann));

        Bot.Trouble.Before = null;
        await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words));
        Assert.Equal(Words, await KeptAsync(ann));
    }

    [Theory, InlineData("find"), InlineData("save"), InlineData("read state")]
    public async Task Gives_back_the_words_of_a_message(string operation)
    {
        var ann = await AtAStepAsync();
        foreach (var _ in new int[4]) await ann.SaysAsync("skip");
        FailAt(operation);

        AssertApology(Assert.Single(await ann.SaysAsync(Words)), Words);
        Assert.Empty(await KeptAsync(ann));

        Bot.Trouble.Before = null;
        await ann.SaysAsync(Words);
        Assert.Equal(Words, await KeptAsync(ann));
    }

    [Fact]
    public async Task Loses_nothing_when_only_the_place_of_the_talk_cannot_be_kept()
    {
        var ann = await AtAStepAsync();
        var step = ann.Card;
        FailAt("write state");

        Assert.Equal(Coach.English.Guides.Guides[0].Steps[1].Title, Assert.Single(await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words))).Title);
        Assert.Equal(Words, await KeptAsync(ann));

        Bot.Trouble.Before = null;
        await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words));
        Assert.Equal(Coach.English.Guides.Guides[0].Steps[1].Title, ann.Card.Title);
        Assert.Equal(Words, await KeptAsync(ann));
    }

    [Theory, InlineData("list", "list"), InlineData("find", "help"), InlineData("save", "pause"), InlineData("list", "open 1"), InlineData("find", "plan")]
    public async Task Is_said_whatever_was_asked(string operation, string command)
    {
        var ann = await AtAStepAsync();
        FailAt(operation);

        Assert.Equal(Title, Assert.Single(await ann.SaysAsync(command)).Title);

        Bot.Trouble.Before = null;
        await ann.SaysAsync(command);
        Assert.NotEqual(Title, ann.Latest.Title);
    }

    [Fact]
    public async Task Is_said_when_a_deletion_failed_and_nothing_is_deleted()
    {
        var ann = await AtAStepAsync();
        await ann.SaysAsync("delete");
        FailAt("delete");

        Assert.Equal(Title, Assert.Single(await ann.SaysAsync("yes")).Title);
        Assert.NotNull(await Bot.Preparations.FindAsync(ann.Preparation, ann.User, CancellationToken.None));

        Bot.Trouble.Before = null;
        await ann.SaysAsync("yes");
        Assert.Null(await Bot.Preparations.FindAsync(ann.Preparation, ann.User, CancellationToken.None));
    }

    [Fact]
    public async Task Is_said_before_anything_was_started()
    {
        var ann = Bot.Visitor();
        await ann.SaysAsync("start");
        var start = ann.Card;
        FailAt("save");

        AssertApology(Assert.Single(await ann.PressesAsync(start, "Start", ("about", Words), ("with", "R.P."))), Words, "R.P.");

        Bot.Trouble.Before = null;
        await ann.PressesAsync(start, "Start", ("about", Words), ("with", "R.P."));
        Assert.Equal(Words, Assert.Single(await Bot.Preparations.ListAsync(ann.User, CancellationToken.None)).About);
    }

    [Fact]
    public async Task Shows_no_words_where_others_read_along()
    {
        var ann = Bot.Visitor();
        FailAt("read state");

        var apology = Assert.Single(await ann.SendAsync(activity =>
        {
            activity["text"] = Words;
            activity["conversation"]!["isGroup"] = true;
            activity["conversation"]!["conversationType"] = "channel";
        }));

        Assert.Equal(Title, apology.Title);
        Assert.DoesNotContain(Words, apology.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_a_press_that_came_as_an_invoke_as_well()
    {
        var ann = await AtAStepAsync();
        FailAt("save");
        var press = ann.Activity(activity =>
        {
            (activity["type"], activity["name"]) = ("invoke", "adaptiveCard/action");
            activity.Remove("deliveryMode");
            activity["value"] = new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["data"] = JsonNode.Parse(Host.Visitor.Press(ann.Card, "Save and continue", ("answer.my-part", Words))),
                },
            };
        });
        var sent = "";
        Bot.Channel.Answer = request =>
        {
            sent += request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"m1"}""") };
        };

        using var response = await Bot.PostAsync(press.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(Title, sent, StringComparison.Ordinal);
        Assert.Contains(Words, sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_up_only_the_conversation_whose_answer_hangs_and_that_only_until_the_channel_gives_up()
    {
        var ann = await AtAStepAsync();
        var others = Enumerable.Range(0, 8).Select(number => Bot.Visitor($"other-{number}")).ToList();
        foreach (var other in others) await other.StartsAsync();
        var step = ann.Card;
        var hangs = new TaskCompletionSource();
        var isFirst = 1;
        Bot.Trouble.Before = (operation, cancellationToken) =>
        {
            if (operation != "save" || Interlocked.Exchange(ref isFirst, 0) == 0) return Task.CompletedTask;
            hangs.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        };

        using var channel = new CancellationTokenSource();
        var pressed = ann.SubmitsAsync(Host.Visitor.Press(step, "Save and continue", ("answer.my-part", Words)), channel.Token);
        await hangs.Task;
        // One of them may share a lane with the one that hangs; not all of them.
        await Task.WhenAny(others.Select(other => other.PressesAsync("Save and continue", ("answer.my-part", "mine"))));
        await channel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pressed);

        await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words));
        Assert.Equal(Words, await KeptAsync(ann));
    }

    [Fact]
    public async Task Is_over_when_another_process_lets_go_of_the_file()
    {
        var ann = await AtAStepAsync();
        var step = ann.Card;
        using var other = Bot.Connect();
        Execute(other, "BEGIN IMMEDIATE");

        var waited = Stopwatch.StartNew();
        AssertApology(Assert.Single(await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words))), Words);
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(9), $"Teams gives up after ten seconds, and it took {waited.Elapsed.TotalSeconds:F1}.");

        Execute(other, "COMMIT");
        await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words));
        Assert.Equal(Words, await KeptAsync(ann));
    }

    [Fact]
    public async Task Is_over_when_the_file_is_back()
    {
        var ann = await AtAStepAsync();
        var step = ann.Card;
        File.Move(Bot.DatabaseFile, Bot.DatabaseFile + ".away");

        AssertApology(Assert.Single(await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words))), Words);

        File.Move(Bot.DatabaseFile + ".away", Bot.DatabaseFile);
        await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Words));
        Assert.Equal(Words, await KeptAsync(ann));
    }

    [Fact]
    public async Task Is_over_when_there_is_room_again()
    {
        var ann = await AtAStepAsync();
        var (step, words) = (ann.Card, string.Concat(Enumerable.Repeat(Words, 240)));
        await ((SqliteDatabase)Bot.Services.GetRequiredService<IDatabase>()).WriteAsync(session => session.Query("PRAGMA max_page_count = 1", row => row.GetInt32(0)), CancellationToken.None);

        var refused = await ann.PressesAsync(step, "Save and continue", ("answer.my-part", words), ("answer.their-part", words), ("answer.what-happened", words), ("answer.happening-now", words));
        AssertApology(Assert.Single(refused), Words);

        // The writer opens the file anew after a failure, which takes the limit away.
        await ann.PressesAsync(step, "Save and continue", ("answer.my-part", words));
        Assert.Equal(words, await KeptAsync(ann));
    }

    private async Task<Visitor> AtAStepAsync()
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        return ann;
    }

    private void FailAt(string operation) => Bot.Trouble.Before = (asked, _) => asked == operation ? Trouble.Fail(Words) : Task.CompletedTask;

    private async Task<string> KeptAsync(Visitor visitor)
    {
        Bot.Trouble.Before = null;
        return (await Bot.Preparations.FindAsync(visitor.Preparation, visitor.User, CancellationToken.None))!.TextOf("my-part");
    }

    private static void AssertApology(Shown apology, params string[] words)
    {
        Assert.Equal(Title, apology.Title);
        Assert.Contains(Coach.English.Phrases.Trouble.NotSaved, apology.Lines);
        Assert.All(words, word => Assert.Contains(word, apology.Json, StringComparison.Ordinal));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
