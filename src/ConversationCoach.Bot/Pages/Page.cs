namespace ConversationCoach.Bot.Pages;

/// <summary>A page as it is sent.</summary>
/// <param name="Path">Without a slash; empty for the first one.</param>
/// <param name="Locale">As the folder of its content is called.</param>
internal sealed record Page(string Path, string Locale, byte[] Html);
