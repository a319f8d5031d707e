using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace BotFramework.Tests.Builder;

public class AnActivityHandler
{
    private readonly Recorder _bot = new();

    [Theory]
    [InlineData(ActivityTypes.Message, "message")]
    [InlineData(ActivityTypes.MessageUpdate, "message update")]
    [InlineData(ActivityTypes.MessageDelete, "message delete")]
    [InlineData(ActivityTypes.Event, "event")]
    [InlineData(ActivityTypes.EndOfConversation, "end of conversation")]
    [InlineData(ActivityTypes.Typing, "typing")]
    [InlineData("made up", "unrecognized")]
    public async Task Has_a_method_for_each_kind(string type, string called)
    {
        await Saying.ToAsync(_bot.OnTurnAsync, new Activity(type));

        Assert.Equal([called], _bot.Called);
    }

    [Fact]
    public async Task Tells_who_came_unless_it_is_only_the_bot()
    {
        await Saying.ToAsync(_bot.OnTurnAsync, Update(added: ["bot"]));
        await Saying.ToAsync(_bot.OnTurnAsync, Update(added: ["bot", "ann"]));

        Assert.Equal(["added bot,ann"], _bot.Called);
    }

    [Fact]
    public async Task Tells_who_left()
    {
        await Saying.ToAsync(_bot.OnTurnAsync, Update(removed: ["ann"]));

        Assert.Equal(["removed ann"], _bot.Called);
    }

    [Fact]
    public async Task Tells_of_reactions_both_ways()
    {
        await Saying.ToAsync(_bot.OnTurnAsync, new Activity(ActivityTypes.MessageReaction)
        {
            ReactionsAdded = [new MessageReaction("like")],
            ReactionsRemoved = [new MessageReaction("heart")],
        });

        Assert.Equal(["reacted like", "unreacted heart"], _bot.Called);
    }

    [Theory]
    [InlineData("add", "installed")]
    [InlineData("add-upgrade", "installed")]
    [InlineData("remove", "uninstalled")]
    [InlineData("remove-upgrade", "uninstalled")]
    public async Task Tells_of_being_installed_and_removed(string action, string called)
    {
        await Saying.ToAsync(_bot.OnTurnAsync, new Activity(ActivityTypes.InstallationUpdate) { Action = action });

        Assert.Equal([called], _bot.Called);
    }

    [Fact]
    public async Task Tells_an_event_that_brings_a_token_from_others()
    {
        await Saying.ToAsync(_bot.OnTurnAsync, new Activity(ActivityTypes.Event) { Name = SignInConstants.TokenResponseEventName });

        Assert.Equal(["token"], _bot.Called);
    }

    [Fact]
    public async Task Answers_an_invoke_nobody_handles_with_501() =>
        Assert.Equal(501, (await InvokeAsync(new ActivityHandler(), "made/up", null)).Status);

    [Fact]
    public async Task Answers_the_execution_of_a_card_with_what_the_bot_returns()
    {
        var answer = await InvokeAsync(_bot, "adaptiveCard/action", new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = "go" } });

        Assert.Equal(200, answer.Status);
        Assert.Equal("go", Assert.IsType<AdaptiveCardInvokeResponse>(answer.Body).Value);
    }

    [Theory]
    [InlineData(null, "Missing value property")]
    [InlineData("{}", "Missing action property")]
    [InlineData("""{"action":{"type":"Action.Submit"}}""", "The action 'Action.Submit' is not supported.")]
    [InlineData("""{"action":7}""", "Value property is not properly formed")]
    [InlineData("7", "Value property is not properly formed")]
    public async Task Refuses_a_malformed_execution_with_400_and_says_why(string? value, string message)
    {
        var answer = await InvokeAsync(_bot, "adaptiveCard/action", value is null ? null : JToken.Parse(value));

        Assert.Equal(400, answer.Status);
        Assert.Equal(message, Assert.IsType<Error>(Assert.IsType<AdaptiveCardInvokeResponse>(answer.Body).Value).Message);
    }

    [Fact]
    public async Task Leaves_an_invoke_alone_that_the_bot_has_answered_by_itself()
    {
        var adapter = await Saying.ToAsync(_bot.OnTurnAsync, new Activity(ActivityTypes.Invoke) { Name = "by itself" });

        var sent = adapter.ActiveQueue.Single(activity => activity.Type == ActivityTypesEx.InvokeResponse);
        Assert.Equal(202, Assert.IsType<InvokeResponse>(sent.Value).Status);
    }

    private static async Task<InvokeResponse> InvokeAsync(ActivityHandler bot, string name, object? value)
    {
        var adapter = await Saying.ToAsync(bot.OnTurnAsync, new Activity(ActivityTypes.Invoke) { Name = name, Value = value });
        return Assert.IsType<InvokeResponse>(adapter.ActiveQueue.Single().Value);
    }

    private static Activity Update(string[]? added = null, string[]? removed = null) => new(ActivityTypes.ConversationUpdate)
    {
        MembersAdded = added?.Select(id => new ChannelAccount(id)).ToList(),
        MembersRemoved = removed?.Select(id => new ChannelAccount(id)).ToList(),
    };

    private sealed class Recorder : ActivityHandler
    {
        public List<string> Called { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Note("message");

        protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("message update");

        protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Note("message delete");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Note("event");

        protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Note("token");

        protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) =>
            Note("end of conversation");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Note("typing");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Note("unrecognized");

        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note("added " + string.Join(',', membersAdded.Select(member => member.Id)));

        protected override Task OnMembersRemovedAsync(
            IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note("removed " + string.Join(',', membersRemoved.Select(member => member.Id)));

        protected override Task OnReactionsAddedAsync(
            IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Note("reacted " + messageReactions.Single().Type);

        protected override Task OnReactionsRemovedAsync(
            IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Note("unreacted " + messageReactions.Single().Type);

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("installed");

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("uninstalled");

        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse { StatusCode = 200, Value = invokeValue.Action.Verb });

        protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            if (turnContext.Activity.Name != "by itself") return await base.OnInvokeActivityAsync(turnContext, cancellationToken);
            await turnContext.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 202 } }, cancellationToken);
            return new InvokeResponse { Status = 500 };
        }

        private Task Note(string what)
        {
            Called.Add(what);
            return Task.CompletedTask;
        }
    }
}
