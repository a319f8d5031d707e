namespace ConversationCoach.Core.Preparations;

/// <summary>Whose something is. It comes from the token-checked turn, never from what was sent.</summary>
/// <param name="Tenant">The Entra tenant id; empty where a channel has none.</param>
/// <param name="User">The Entra object id; where a channel has none, the channel's own id of the person.</param>
public sealed record UserId(string Tenant, string User);
