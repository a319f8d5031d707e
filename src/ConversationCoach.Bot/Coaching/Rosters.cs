using System.Collections.Immutable;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema.Teams;

namespace ConversationCoach.Bot.Coaching;

/// <summary>Who is in the chat or team of a turn, as the channel tells it.</summary>
internal static class Rosters
{
    private const int PageSize = 500;

    /// <returns>The coach among them. When there are more than so many others, some more than that, but not all: a large organisation would take longer than a turn may.</returns>
    public static async Task<ImmutableArray<Assignee>> OfAsync(Turn turn, int most, CancellationToken cancellationToken)
    {
        var enough = most + 2;
        var people = new List<Assignee>();
        string? next = null;
        do
        {
            var page = await TeamsInfo.GetPagedMembersAsync(turn.Context, PageSize, next, cancellationToken);
            people.AddRange(page.Members.Select(member => Of(member, turn)).OfType<Assignee>());
            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next) && people.Count < enough);

        return [.. people.Take(enough).OrderBy(assignee => assignee.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <param name="objectId">In Entra, as the directory's picker gives it; the name is the channel's to tell.</param>
    public static Assignee OfDirectory(string objectId, Turn turn) => new("", ContactOf(objectId, objectId, turn));

    public static Assignee OfSelf(Turn turn) =>
        new(AnswerText.OneLine(turn.Context.Activity.From.Name ?? "") is { Length: > 0 } name ? name : turn.Language.Phrases.Assign.Me, ContactOf(turn.User.User, turn.Context.Activity.From.Id, turn));

    private static Assignee? Of(TeamsChannelAccount member, Turn turn) => member.Id is { Length: > 0 } id && id != turn.Context.Activity.Recipient?.Id
        ? new Assignee(AnswerText.OneLine(member.Name ?? ""), ContactOf(member.AadObjectId is { Length: > 0 } person ? person : id, id, turn)) { Address = member.Email ?? member.UserPrincipalName ?? "" }
        : null;

    private static Contact ContactOf(string person, string member, Turn turn)
    {
        var activity = turn.Context.Activity;
        return new Contact(new UserId(turn.User.Tenant, person), activity.ChannelId, activity.ServiceUrl, activity.Recipient.Id, member, null, null, null);
    }
}
