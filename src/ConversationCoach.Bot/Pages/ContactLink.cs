using System.Net.Mail;

namespace ConversationCoach.Bot.Pages;

/// <summary>Where a link to somebody leads.</summary>
internal static class ContactLink
{
    /// <returns><see langword="null"/> for what is neither an e-mail address nor one of https.</returns>
    public static Uri? Of(string contact)
    {
        if (Uri.TryCreate(contact, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps) return address;
        return MailAddress.TryCreate(contact, out var mail) && mail.Address == contact ? new Uri($"mailto:{contact}") : null;
    }
}
