using Microsoft.Bot.Builder.Dialogs;

namespace BotFramework.Tests.Dialogs;

public class ComponentsAndInterruptions
{
    private static readonly List<string> NoNotes = [];

    [Fact]
    public async Task Nest_two_deep_and_return_their_results_through_restarts()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall(Make.Begin("middle"), Make.Tell("root got ")),
            Make.Component(
                "middle",
                Make.Waterfall(Make.Ask("text", "Middle?"), Make.Begin("inner"), Make.Tell("middle got ")),
                new TextPrompt("text"),
                Make.Component(
                    "inner",
                    Make.Waterfall(Make.Ask("text", "Inner?"), Make.Tell("inner got ")),
                    new TextPrompt("text")))));

        Assert.Equal("Middle?", await talk.SayAsync("hi"));
        Assert.Equal("Inner?", await talk.SayAsync("one"));
        Assert.Equal("inner got two | middle got two | root got two", await talk.SayAsync("two"));
    }

    [Fact]
    public async Task Answer_help_in_the_middle_of_a_prompt_and_ask_again()
    {
        var talk = new Talk(() => new Interruptible(NoNotes));

        Assert.Equal("Name?", await talk.SayAsync("hi"));
        Assert.Equal("Helping. | Name?", await talk.SayAsync("help"));
        Assert.Equal("hello Ann", await talk.SayAsync("Ann"));
    }

    [Fact]
    public async Task Begin_another_dialog_on_top_of_a_prompt_and_come_back_to_it()
    {
        var talk = new Talk(() => new Interruptible(NoNotes));

        await talk.SayAsync("hi");
        Assert.Equal("Which topic?", await talk.SayAsync("topics"));
        Assert.Equal("about tea | Name?", await talk.SayAsync("tea"));
        Assert.Equal("hello Ann", await talk.SayAsync("Ann"));
    }

    [Fact]
    public async Task Cancel_everything_and_tell_each_dialog_why_it_ends()
    {
        var notes = new List<string>();
        var talk = new Talk(() => new Interruptible(notes));
        await talk.SayAsync("hi");

        Assert.Equal("", await talk.SayAsync("cancel"));

        Assert.Equal(["noted cancelled CancelCalled"], notes);
        Assert.Equal("Name?", await talk.SayAsync("again"));
    }

    [Fact]
    public async Task Resume_the_parent_with_nothing_when_a_component_cancels_itself()
    {
        var talk = new Talk(() => Make.Component("root", Make.Waterfall(Make.Begin("interruptible"), Make.Tell("got ")), new Interruptible(NoNotes)));
        await talk.SayAsync("hi");

        Assert.Equal("got nothing", await talk.SayAsync("cancel"));
    }

    [Fact]
    public async Task Replace_a_dialog_by_another()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall(Make.Ask("text", "First?"), (step, cancellationToken) => step.ReplaceDialogAsync("second", step.Result, cancellationToken)),
            new WaterfallDialog("second", [Make.Ask("text", "Second?"), Make.Tell("got ")]),
            new TextPrompt("text")));

        await talk.SayAsync("hi");
        Assert.Equal("Second?", await talk.SayAsync("one"));
        Assert.Equal("got two", await talk.SayAsync("two"));
    }

    [Fact]
    public async Task Stop_cancelling_where_a_dialog_below_handles_the_event()
    {
        var notes = new List<string>();
        var dialogs = new DialogSet()
            .Add(new Keeper("keeper", notes, DialogEvents.CancelDialog))
            .Add(new WaterfallDialog("top", [(_, _) => Task.FromResult(Dialog.EndOfTurn)]));
        var dc = NewContext(dialogs);
        await dc.BeginDialogAsync("keeper");
        await dc.BeginDialogAsync("top");

        var result = await dc.CancelAllDialogsAsync();

        Assert.Equal(DialogTurnStatus.Cancelled, result.Status);
        Assert.Equal("keeper", dc.ActiveDialog.Id);
        Assert.Equal(["keeper handled cancelDialog"], notes);
    }

    [Fact]
    public async Task Bubble_an_event_from_the_innermost_dialog_to_its_parents()
    {
        var notes = new List<string>();
        var root = new Keeper("root", notes, "custom");
        root.AddDialog(Make.Waterfall((_, _) => Task.FromResult(Dialog.EndOfTurn)));
        var dc = NewContext(new DialogSet().Add(root));
        await dc.BeginDialogAsync("root");

        Assert.True(await dc.EmitEventAsync("custom", bubble: true, fromLeaf: true));
        Assert.False(await dc.EmitEventAsync("other", bubble: true, fromLeaf: true));
        Assert.Equal(["root handled custom"], notes);
    }

    [Fact]
    public async Task Show_an_exception_to_the_dialogs_before_it_leaves()
    {
        var notes = new List<string>();
        var handling = new Talk(() => new Keeper("root", notes, DialogEvents.Error, Make.Waterfall((_, _) => throw new FormatException())));
        var careless = new Talk(() => Make.Component("root", Make.Waterfall((_, _) => throw new FormatException())));

        await handling.SayAsync("hi");

        Assert.Equal(["root handled error"], notes);
        await Assert.ThrowsAsync<FormatException>(() => careless.SayAsync("hi"));
    }

    [Fact]
    public async Task Say_which_dialog_is_missing()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => NewContext(new DialogSet()).BeginDialogAsync("missing"));

        Assert.Contains("'missing'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_a_number_behind_an_id_that_is_taken()
    {
        var dialogs = new DialogSet().Add(new TextPrompt("text")).Add(new TextPrompt("text")).Add(new TextPrompt("text"));

        Assert.Equal(["text", "text2", "text3"], dialogs.GetDialogs().Select(dialog => dialog.Id));
    }

    [Fact]
    public async Task Say_that_a_stack_is_empty()
    {
        var dc = NewContext(new DialogSet());

        Assert.Equal(DialogTurnStatus.Empty, (await dc.ContinueDialogAsync()).Status);
        Assert.Equal(DialogTurnStatus.Empty, (await dc.CancelAllDialogsAsync()).Status);
    }

    private static DialogContext NewContext(DialogSet dialogs)
    {
        var adapter = new Microsoft.Bot.Builder.Adapters.TestAdapter();
        return new DialogContext(dialogs, new Microsoft.Bot.Builder.TurnContext(adapter, adapter.MakeActivity("hi")), new DialogState());
    }

    private sealed class Interruptible : ComponentDialog
    {
        public Interruptible(List<string> notes)
            : base("interruptible")
        {
            AddDialog(new NotedWaterfall(notes, Make.Ask("text", "Name?"), Make.Tell("hello ")));
            AddDialog(new WaterfallDialog("topics", [Make.Ask("text", "Which topic?"), Make.Tell("about ")]));
            AddDialog(new TextPrompt("text"));
        }

        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            switch (innerDc.Context.Activity.Text)
            {
                case "help":
                    await innerDc.Context.SendActivityAsync("Helping.", cancellationToken: cancellationToken);
                    await innerDc.RepromptDialogAsync(cancellationToken);
                    return EndOfTurn;
                case "topics":
                    return await innerDc.BeginDialogAsync("topics", null, cancellationToken);
                case "cancel":
                    return await innerDc.CancelAllDialogsAsync(cancellationToken);
                default:
                    return await base.OnContinueDialogAsync(innerDc, cancellationToken);
            }
        }
    }

    private sealed class NotedWaterfall(List<string> notes, params WaterfallStep[] steps) : WaterfallDialog("noted", steps)
    {
        public override Task EndDialogAsync(
            Microsoft.Bot.Builder.ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            if (reason == DialogReason.CancelCalled) notes.Add($"{instance.Id} cancelled {reason}");
            return Task.CompletedTask;
        }
    }

    private sealed class Keeper : ComponentDialog
    {
        private readonly List<string> _notes;
        private readonly string _handled;

        public Keeper(string id, List<string> notes, string handled, Dialog? inner = null)
            : base(id)
        {
            (_notes, _handled) = (notes, handled);
            if (inner is not null) AddDialog(inner);
        }

        protected override Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object options, CancellationToken cancellationToken = default) =>
            InitialDialogId is null ? Task.FromResult(EndOfTurn) : base.OnBeginDialogAsync(innerDc, options, cancellationToken);

        protected override Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
        {
            if (e.Name != _handled) return Task.FromResult(false);
            _notes.Add($"{Id} handled {e.Name}");
            return Task.FromResult(true);
        }
    }
}
