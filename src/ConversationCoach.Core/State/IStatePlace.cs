namespace ConversationCoach.Core.State;

/// <summary>A place of state apart from the storage; it is looked at before the host starts.</summary>
public interface IStatePlace
{
    /// <returns>Why state cannot rest there, with the setting and what to do; <see langword="null"/> when it can.</returns>
    Task<string?> FaultAsync(CancellationToken cancellationToken);
}
