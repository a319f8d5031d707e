using System.Globalization;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.State;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Schema;

namespace ConversationCoach.Bot.Coaching;

/// <summary>Learns from every checked turn how a person is reached, and forgets it when they remove the bot.</summary>
internal sealed partial class ContactBook(IContactStore contacts, TimeProvider clock, ILogger<ContactBook> logger)
{
    /// <summary>
    /// Kept when it is new, and once a day: what a channel tells of somebody changes seldom. And when there is none, which a message that did not
    /// get through may have done away with since.
    /// </summary>
    public async Task LearnAsync(Activity activity, Talk talk, CancellationToken cancellationToken)
    {
        if (Of(activity) is not { } contact) return;
        var day = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var mark = string.Join('|', day, contact.ServiceUrl, contact.Conversation, contact.Member, contact.Locale, contact.TimeZone);
        try
        {
            if (mark == talk.ContactMark && await contacts.FindAsync(contact.Person, cancellationToken) is not null) return;
            await contacts.LearnAsync(contact, cancellationToken);
            talk.ContactMark = mark;
        }
        catch (StorageUnavailableException)
        {
            // The next turn learns it; this one has something to do for the person.
            Log.NotLearnt(logger, activity.Conversation.Id);
        }
    }

    public Task ForgetAsync(Activity activity, Talk talk, CancellationToken cancellationToken)
    {
        talk.ContactMark = null;
        return contacts.ForgetAsync(Turn.UserOf(activity), cancellationToken);
    }

    private static Contact? Of(Activity activity) =>
        Turn.IsPrivate(activity) && activity.From?.Id is { Length: > 0 } member && activity.Recipient?.Id is { Length: > 0 } bot && activity.ServiceUrl is { Length: > 0 } service
            && Turn.UserOf(activity) is { User.Length: > 0 } person
            ? new Contact(person, activity.ChannelId, service, bot, member, activity.Conversation.Id, activity.Locale, activity.LocalTimezone)
            : null;

    private static partial class Log
    {
        [LoggerMessage(EventId = 80, Level = LogLevel.Warning, Message = "How a person is reached was not kept in conversation {Conversation}.")]
        public static partial void NotLearnt(ILogger logger, string conversation);
    }
}
