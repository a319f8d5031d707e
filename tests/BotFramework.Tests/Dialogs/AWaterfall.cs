using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.Dialogs;

public class AWaterfall
{
    [Fact]
    public async Task Asks_step_by_step_and_remembers_what_was_said_through_restarts()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall(
                Make.Ask("text", "Name?"),
                (step, cancellationToken) =>
                {
                    step.Values["name"] = step.Result;
                    return step.PromptAsync("choice", new PromptOptions { Prompt = MessageFactory.Text("Colour?"), Choices = ChoiceFactory.ToChoices(["red", "green"]) }, cancellationToken);
                },
                (step, cancellationToken) =>
                {
                    step.Values["colour"] = ((FoundChoice)step.Result).Index;
                    return step.PromptAsync("confirm", Make.Options("Sure?"), cancellationToken);
                },
                async (step, cancellationToken) =>
                {
                    var said = $"{step.Values["name"]} {Convert.ToInt64(step.Values["colour"], null)} {step.Result}";
                    await step.Context.SendActivityAsync(said, cancellationToken: cancellationToken);
                    return await step.EndDialogAsync(null, cancellationToken);
                }),
            new TextPrompt("text"),
            new ChoicePrompt("choice"),
            new ConfirmPrompt("confirm")));

        Assert.Equal("Name?", await talk.SayAsync("hi"));
        Assert.Equal("Colour? (1) red or (2) green", await talk.SayAsync("Ann"));
        Assert.Equal("Sure? (1) Yes or (2) No", await talk.SayAsync("green"));
        Assert.Equal("Ann 1 True", await talk.SayAsync("yes"));
        Assert.Equal("Name?", await talk.SayAsync("again"));
    }

    [Fact]
    public async Task Goes_on_without_the_user_when_a_step_says_next()
    {
        var talk = new Talk(() => Make.Component("root", Make.Waterfall(
            (step, cancellationToken) => step.NextAsync("passed on", cancellationToken),
            Make.Tell("got "))));

        Assert.Equal("got passed on", await talk.SayAsync("hi"));
    }

    [Fact]
    public async Task Refuses_a_second_next_in_one_step()
    {
        var talk = new Talk(() => Make.Component("root", Make.Waterfall(
            async (step, cancellationToken) =>
            {
                await step.NextAsync(null, cancellationToken);
                return await step.NextAsync(null, cancellationToken);
            },
            (_, _) => Task.FromResult(Dialog.EndOfTurn))));

        await Assert.ThrowsAsync<InvalidOperationException>(() => talk.SayAsync("hi"));
    }

    [Fact]
    public async Task Gives_a_waiting_step_the_text_of_the_next_message()
    {
        var talk = new Talk(() => Make.Component("root", Make.Waterfall((_, _) => Task.FromResult(Dialog.EndOfTurn), Make.Tell("got "))));

        Assert.Equal("", await talk.SayAsync("hi"));
        Assert.Equal("", await talk.SendAsync(new Activity(ActivityTypes.Event) { Name = "something else" }));
        Assert.Equal("got there", await talk.SayAsync("there"));
    }

    [Fact]
    public async Task Ends_with_the_result_of_its_last_step_when_that_does_not_end_it()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall(Make.Begin("inner"), Make.Tell("inner said ")),
            new WaterfallDialog("inner", [(step, cancellationToken) => step.NextAsync("bye", cancellationToken)])));

        Assert.Equal("inner said bye", await talk.SayAsync("hi"));
    }

    [Fact]
    public async Task Sees_its_options_as_JSON_once_it_was_restarted()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall((step, cancellationToken) => step.BeginDialogAsync("inner", new Wish("tea", 2), cancellationToken)),
            new WaterfallDialog("inner", [Make.Ask("text", "Name?"), Show]),
            new TextPrompt("text")));

        await talk.SayAsync("hi");
        Assert.Equal("tea 2", await talk.SayAsync("Ann"));

        static Task<DialogTurnResult> Show(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            var wish = Assert.IsType<JObject>(step.Options).ToObject<Wish>()!;
            return Make.Tell("", _ => $"{wish.What} {wish.Cups}")(step, cancellationToken);
        }
    }

    [Fact]
    public async Task Keeps_values_of_every_shape_JSON_knows()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall(
                (step, cancellationToken) =>
                {
                    step.Values["number"] = 3;
                    step.Values["truth"] = true;
                    step.Values["list"] = new List<string> { "a", "b" };
                    step.Values["map"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["deep"] = 1 };
                    step.Values["null"] = null;
                    return step.PromptAsync("text", Make.Options("?"), cancellationToken);
                },
                (step, cancellationToken) =>
                {
                    Assert.Equal(3L, step.Values["number"]);
                    Assert.Equal(true, step.Values["truth"]);
                    Assert.Equal(["a", "b"], Assert.IsType<JArray>(step.Values["list"]).Values<string>());
                    Assert.Equal(1, (int?)Assert.IsType<JObject>(step.Values["map"])["deep"]);
                    Assert.False(step.Values.ContainsKey("null"));
                    return Make.Tell("all there")(step, cancellationToken);
                }),
            new TextPrompt("text")));

        await talk.SayAsync("hi");
        Assert.StartsWith("all there", await talk.SayAsync("go"), StringComparison.Ordinal);
    }

    private sealed record Wish(string What, int Cups);
}
