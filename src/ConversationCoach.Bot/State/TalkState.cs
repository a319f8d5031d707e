using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Core.State;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace ConversationCoach.Bot.State;

/// <summary>
/// Where the talk is, and the dialog stack: of a person in their private chat, of a conversation elsewhere. A person's rests
/// under a <see cref="TalkKey"/>, so that it is sealed and erased with all else of theirs.
/// </summary>
internal sealed class TalkState : BotState
{
    // As text: a serialiser that looks at types at run time would be a tenth of what a turn costs.
    private readonly IStatePropertyAccessor<string> _talk;

    public TalkState(IStorage storage) : base(storage, nameof(TalkState))
    {
        _talk = CreateProperty<string>("talk");
        Dialogs = CreateProperty<DialogState>("dialogs");
    }

    public IStatePropertyAccessor<DialogState> Dialogs { get; }

    /// <returns>The same for all of a turn; what is changed in it is kept by <see cref="SaveAsync"/>.</returns>
    public async Task<Talk> GetAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.TurnState.Get<Talk>() is { } known) return known;
        var talk = Talk.Read(await _talk.GetAsync(turn, () => "", cancellationToken));
        talk.GoTo(turn.Activity.Conversation.Id);
        turn.TurnState.Set(talk);
        return talk;
    }

    public async Task SaveAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await _talk.SetAsync(turn, (await GetAsync(turn, cancellationToken)).ToJson(), cancellationToken);
        await SaveChangesAsync(turn, force: false, cancellationToken);
    }

    protected override string GetStorageKey(ITurnContext turnContext) => KeyOf(turnContext.Activity);

    private static string KeyOf(Activity activity) => Turn.IsPrivate(activity) && Turn.UserOf(activity) is { User.Length: > 0 } person
        ? TalkKey.Of(person)
        : $"{activity.ChannelId}/conversations/{activity.Conversation.Id}";
}
