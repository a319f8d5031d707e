namespace ConversationCoach.Storage;

/// <summary>The program must not start like this. The message says all there is to say: what is wrong and what to do.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
