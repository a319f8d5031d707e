using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.Dialogs;

public class PromptsAskAgain
{
    [Fact]
    public async Task With_the_retry_prompt_until_the_answer_will_do()
    {
        var talk = Text("Age?", "A number, please.", (context, _) => Task.FromResult(int.TryParse(context.Recognized.Value, null, out var _)));

        Assert.Equal("Age?", await talk.SayAsync("hi"));
        Assert.Equal("A number, please.", await talk.SayAsync("old"));
        Assert.Equal("A number, please.", await talk.SayAsync("very"));
        Assert.Equal("got 40", await talk.SayAsync("40"));
    }

    [Fact]
    public async Task With_the_prompt_when_there_is_no_retry_prompt()
    {
        var talk = Text("Age?", null, (context, _) => Task.FromResult(context.Recognized.Value == "40"));

        await talk.SayAsync("hi");

        Assert.Equal("Age?", await talk.SayAsync("old"));
    }

    [Fact]
    public async Task Only_when_the_validator_has_said_nothing_itself()
    {
        var talk = Text("Age?", "Again?", async (context, cancellationToken) =>
        {
            await context.Context.SendActivityAsync("Too old.", cancellationToken: cancellationToken);
            return false;
        });

        await talk.SayAsync("hi");

        Assert.Equal("Too old.", await talk.SayAsync("400"));
    }

    [Fact]
    public async Task Counting_the_attempts_and_keeping_what_the_validator_notes()
    {
        var talk = Text("Age?", "Again?", (context, _) =>
        {
            context.State["last"] = $"{(context.State.TryGetValue("last", out var last) ? last : "")}{context.Recognized.Value}";
            return Task.FromResult(context.AttemptCount == 3 && (string)context.State["last"] == "abc");
        });

        await talk.SayAsync("hi");
        await talk.SayAsync("a");
        await talk.SayAsync("b");

        Assert.Equal("got c", await talk.SayAsync("c"));
    }

    [Fact]
    public async Task Leaving_alone_what_is_no_message()
    {
        var talk = Text("Age?", "Again?", null);
        await talk.SayAsync("hi");

        Assert.Equal("", await talk.SendAsync(new Activity(ActivityTypes.Event)));
        Assert.Equal("got 40", await talk.SayAsync("40"));
    }

    [Fact]
    public async Task With_validations_that_come_back_as_JSON()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall(
                (step, cancellationToken) => step.PromptAsync("text", new PromptOptions { Prompt = MessageFactory.Text("?"), Validations = new { Most = 3 } }, cancellationToken),
                Make.Tell("got ")),
            new TextPrompt("text", (context, _) => Task.FromResult(context.Recognized.Value.Length <= (int)((JObject)context.Options.Validations)["Most"]!))));

        await talk.SayAsync("hi");

        Assert.Equal("?", await talk.SayAsync("long"));
        Assert.Equal("got abc", await talk.SayAsync("abc"));
    }

    [Fact]
    public async Task With_the_card_they_showed_when_there_is_no_other_prompt()
    {
        var talk = Card(retry: null);
        await talk.SayAsync("hi");

        await talk.SayAsync("");

        Assert.Equal("{\"type\":\"AdaptiveCard\"}", ((JObject)talk.LastReplies.Single().Attachments.Single().Content).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task Without_keeping_a_card_that_will_not_be_shown_again()
    {
        var talk = Card(retry: "Please fill in the card.");
        await talk.SayAsync("hi");

        Assert.DoesNotContain("AdaptiveCard", talk.Resting, StringComparison.Ordinal);
        Assert.Equal("Please fill in the card.", await talk.SayAsync(""));
    }

    [Fact]
    public async Task Keeping_no_activity_no_type_name_and_no_address_in_the_state()
    {
        var talk = Text("Age?", "Again?", null);

        await talk.SayAsync("hi");

        Assert.Equal(
            """{"DialogState":{"dialogStack":[{"id":"root","state":{"dialogs":{"dialogStack":[{"id":"text","state":{"$prompt":{"prompt":"Age?","retry":"Again?"}}},{"id":"waterfall","state":{"stepIndex":0}}]}}}]}}""",
            talk.Resting);
    }

    [Fact]
    public async Task Expecting_input_unless_the_prompt_says_otherwise()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall((step, cancellationToken) => step.PromptAsync(
                "text", new PromptOptions { Prompt = new Activity { Text = "Age?" }, RetryPrompt = MessageFactory.Text("Again?") }, cancellationToken)),
            new TextPrompt("text", (_, _) => Task.FromResult(false))));

        await talk.SayAsync("hi");
        Assert.Equal(InputHints.ExpectingInput, talk.LastReplies.Single().InputHint);

        await talk.SayAsync("x");
        Assert.Equal(InputHints.AcceptingInput, talk.LastReplies.Single().InputHint);
    }

    [Theory]
    [InlineData(Channels.Msteams, "personal", 2, "buttons")]
    [InlineData(Channels.Msteams, "personal", 4, "card")]
    [InlineData(Channels.Msteams, "channel", 2, "card")]
    [InlineData(Channels.Emulator, null, 4, "buttons")]
    [InlineData("test", null, 4, "text")]
    public async Task With_choices_as_the_channel_can_show_them(string channel, string? conversationType, int count, string shown)
    {
        var choices = ChoiceFactory.ToChoices([.. Enumerable.Range(1, count).Select(i => $"c{i}")]);
        var talk = new Talk(
            () => Make.Component(
                "root",
                Make.Waterfall((step, cancellationToken) => step.PromptAsync("choice", new PromptOptions { Prompt = MessageFactory.Text("?"), Choices = choices }, cancellationToken)),
                new ChoicePrompt("choice")),
            channel,
            conversationType);

        foreach (var said in new[] { "hi", "nonsense" })
        {
            await talk.SayAsync(said);
            var reply = talk.LastReplies.Single();
            Assert.Equal(shown, reply switch { { SuggestedActions: not null } => "buttons", { Attachments: [{ ContentType: HeroCard.ContentType }] } => "card", _ => "text" });
        }
    }

    private static Talk Text(string prompt, string? retry, PromptValidator<string>? validator) => new(() => Make.Component(
        "root", Make.Waterfall(Make.Ask("text", prompt, retry), Make.Tell("got ")), new TextPrompt("text", validator)));

    private static Talk Card(string? retry) => new(() => Make.Component(
        "root",
        Make.Waterfall((step, cancellationToken) => step.PromptAsync(
            "text",
            new PromptOptions
            {
                Prompt = (Activity)MessageFactory.Attachment(new Attachment("application/vnd.microsoft.card.adaptive", content: JObject.Parse("""{"type":"AdaptiveCard"}"""))),
                RetryPrompt = retry is null ? null : MessageFactory.Text(retry),
            },
            cancellationToken)),
        new TextPrompt("text")));
}
