namespace Benchmarks.Servers;

/// <summary>As much of an activity as somebody without a framework would declare.</summary>
internal sealed record RawMessage(string Type, string Id, DateTimeOffset Timestamp, string Text, RawAccount From, RawAccount Recipient, RawConversation Conversation, string DeliveryMode);

internal sealed record RawAccount(string Id, string? Name, string? AadObjectId);

internal sealed record RawConversation(string Id, string? TenantId, string? ConversationType);

internal sealed record RawAnswer(string Type, string Text);
