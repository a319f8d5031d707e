using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace ConversationCoach.Bot.State;

/// <summary>What is kept per conversation: where the talk is, and the dialog stack.</summary>
internal sealed class TalkState(ConversationState conversations)
{
    private readonly IStatePropertyAccessor<Talk> _talk = conversations.CreateProperty<Talk>("talk");

    public IStatePropertyAccessor<DialogState> Dialogs { get; } = conversations.CreateProperty<DialogState>("dialogs");

    public Task<Talk> GetAsync(ITurnContext turn, CancellationToken cancellationToken) => _talk.GetAsync(turn, () => new Talk(), cancellationToken);

    public Task SaveAsync(ITurnContext turn, CancellationToken cancellationToken) => conversations.SaveChangesAsync(turn, force: false, cancellationToken);
}
