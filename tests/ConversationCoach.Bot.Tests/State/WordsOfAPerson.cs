using System.Net;
using ConversationCoach.Bot.Tests.Host;

namespace ConversationCoach.Bot.Tests.State;

/// <summary>Rest with their preparation. They are in no state of a talk and in no line of the log, whatever happens.</summary>
public sealed class WordsOfAPerson() : WithTheWholeBot(new WholeBot { Log = new CapturedLog() })
{
    private readonly List<string> _said = [];

    [Fact]
    public async Task Are_nowhere_else_when_everything_is_typed()
    {
        var ann = Bot.Visitor();
        await SayAsync(ann, "hello", Word(), "start", Word(), Word(), Word(), "3 December 2026");
        await SayAsync(ann, [.. Words(3), "help", "list", .. Words(2)]);
        await SayAsync(ann, "1, 2, 4", "skip", Word(), Word(), Word(), "eleven " + Word(), "8", Word());
        await SayAsync(ann, [.. Words(3), $"{Word()}; {Word()}", .. Words(4)]);
        await SayAsync(ann, [.. Words(2), "back", "skip", .. Words(4)]);
        await SayAsync(ann, [.. Words(5), Word(), "next Friday", "skip", .. Words(2), "in 2 weeks", Word()]);
        Assert.StartsWith("Your plan: word", ann.Card.Title, StringComparison.Ordinal);

        await SayAsync(ann, "edit 1", Word() + new string('x', 5000), Word(), "pause", Word(), "continue", "edit 2", Word(), "rename", Word(), Word(), "skip");
        await SayAsync(ann, "delete", Word(), "perhaps " + Word(), "no", "archive", "delete 1", "yes", Word());
        AssertInNoLog();
    }

    [Fact]
    public async Task Are_nowhere_else_when_everything_is_pressed()
    {
        var ann = Bot.Visitor();
        await ann.SaysAsync("start");
        await ann.PressesAsync("Start", ("about", new string('x', 300) + Word()), ("with", Word()), ("day", "not " + Word()));
        await ann.PressesAsync("Start", ("about", Word()), ("with", Word()), ("day", "2026-12-03"));
        await AssertInNoStateAsync();
        var first = ann.Card;
        await ann.PressesAsync("Save and continue", ("answer.my-part", new string('x', 4000) + Word()), ("answer.their-part", Word()));
        await ann.PressesAsync("Save and continue", ("answer.my-part", new string('x', 9000) + Word()), ("answer.their-part", Word()));
        await ann.PressesAsync(first, "Save and continue", ("answer.my-part", Word()), ("answer.their-part", Word()), ($"answer.{Word()}", Word()));
        await ann.PressesAsync(first, "Save and continue", ("answer.my-part", Word()));
        await AssertInNoStateAsync();
        await ann.SubmitsAsync($$"""{"action":"{{Word()}}","words":"{{Word()}}"}""");
        await ann.SubmitsAsync($$"""{"action":"answer-step","preparation":"{{Word()}}","answer.my-part":"{{Word()}}"}""");
        await AssertInNoStateAsync();
        AssertInNoLog();
    }

    [Fact]
    public async Task Are_not_logged_when_something_fails()
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync(Word());
        var step = ann.Card;
        foreach (var operation in new[] { "find", "save", "list", "read state", "write state" })
        {
            Bot.Trouble.Before = (asked, _) => asked == operation ? Trouble.Fail(Word()) : Task.CompletedTask;
            await ann.SaysAsync(Word());
            await ann.PressesAsync(step, "Save and continue", ("answer.my-part", Word()));
            await ann.SaysAsync("list");
        }

        Bot.Trouble.Before = (_, _) => throw new InvalidOperationException($"A fault of ours, with {Word()} in it.");
        await ann.SaysAsync(Word());
        Bot.Trouble.Before = null;
        foreach (var status in new[] { HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError, HttpStatusCode.BadRequest })
        {
            Bot.Channel.Answer = _ => new HttpResponseMessage(status) { Content = new StringContent(Word()) };
            using var response = await Bot.PostAsync(ann.Activity(activity =>
            {
                activity["text"] = Word();
                activity.Remove("deliveryMode");
            }).ToJsonString());
        }

        using var malformed = await Bot.PostAsync(ann.Activity(activity => activity["text"] = Word()).ToJsonString()[..^1]);
        await AssertInNoStateAsync();
        AssertInNoLog();
        Assert.Contains("A turn failed: StorageUnavailableException", Bot.Log!.Text, StringComparison.Ordinal);
    }

    private async Task SayAsync(Visitor visitor, params string[] texts)
    {
        foreach (var text in texts)
        {
            await visitor.SaysAsync(text);
            await AssertInNoStateAsync();
        }
    }

    private async Task AssertInNoStateAsync()
    {
        var state = string.Concat(await Bot.StateAsync());
        Assert.All(_said, word => Assert.DoesNotContain(word, state, StringComparison.OrdinalIgnoreCase));
    }

    private void AssertInNoLog()
    {
        var log = Bot.Log!.Text;
        Assert.True(log.Length > 10_000, "A log at its most talkative is long.");
        Assert.All(_said, word => Assert.DoesNotContain(word, log, StringComparison.OrdinalIgnoreCase));
    }

    private string[] Words(int count) => [.. Enumerable.Range(0, count).Select(_ => Word())];

    private string Word()
    {
        var word = $"word{_said.Count:D3}q";
        _said.Add(word);
        return word;
    }
}
