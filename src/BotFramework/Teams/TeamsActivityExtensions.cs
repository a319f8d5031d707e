using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

public static class TeamsActivityExtensions
{
    public static string TeamsGetChannelId(this IActivity activity) => DataOf(activity)?.Channel?.Id;

    public static string TeamsGetSelectedChannelId(this IActivity activity) => DataOf(activity)?.Settings?.SelectedChannel?.Id;

    /// <returns><see langword="null"/> outside a team.</returns>
    public static TeamInfo TeamsGetTeamInfo(this IActivity activity) => DataOf(activity)?.Team;

    /// <summary>Makes the message ring: a notification in the activity feed beside the message.</summary>
    public static void TeamsNotifyUser(this IActivity activity) => TeamsNotifyUser(activity, alertInMeeting: false);

    /// <param name="alertInMeeting">Show it in the running meeting, and not in the feed.</param>
    public static void TeamsNotifyUser(this IActivity activity, bool alertInMeeting, string externalResourceUrl = null)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var data = activity.ChannelData as TeamsChannelData ?? DataOf(activity) ?? new TeamsChannelData();
        data.Notification = new NotificationInfo
        {
            Alert = !alertInMeeting,
            AlertInMeeting = alertInMeeting,
            ExternalResourceUrl = externalResourceUrl,
        };
        activity.ChannelData = data;
    }

    private static TeamsChannelData DataOf(IActivity activity) => activity.TryGetChannelData<TeamsChannelData>(out var data) ? data : null;
}
