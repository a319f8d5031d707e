using ConversationCoach.Core.Outbox;
using Microsoft.Bot.Builder;

namespace ConversationCoach.Bot.Outbox;

/// <summary>Says what a message of some kinds says, when it goes.</summary>
internal interface IMessageMaker
{
    IReadOnlyCollection<string> Kinds { get; }

    /// <param name="message">Of one of these kinds.</param>
    /// <exception cref="Core.Preparations.StorageUnavailableException">It is tried again later.</exception>
    Task<Made> MakeAsync(ClaimedMessage message, CancellationToken cancellationToken);
}

internal abstract record Made
{
    private Made() { }

    /// <param name="SayAsync">Says it in the private chat with the person.</param>
    public sealed record Ready(Func<ITurnContext, CancellationToken, Task> SayAsync) : Made;

    /// <param name="Until">UTC.</param>
    public sealed record NotYet(DateTimeOffset Until) : Made;

    /// <summary>It was withdrawn, declined, finished or deleted meanwhile.</summary>
    public sealed record Pointless : Made;
}
