using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

internal enum ChannelAnswer
{
    Taken,
    TooMany,
    TooManyWithSeconds,
    TooManyWithDate,
    PreconditionFailed,
    ServerError,
    BadGateway,
    Unavailable,
    GatewayTimeout,

    /// <summary>It is taken, and the answer takes its time.</summary>
    Slow,

    /// <summary>The connection is cut, and nothing was taken.</summary>
    Cut,
    Forbidden,
    NotFound,
}

/// <summary>Who there is, and what the channel answers to which request for whom: random, but the same for the same seed.</summary>
internal sealed class Mix(int seed)
{
    private const int MostRefusals = 6;

    // In hundredths of all requests; the rest is taken.
    private static readonly (ChannelAnswer Answer, int Share)[] Shares =
    [
        (ChannelAnswer.TooMany, 4), (ChannelAnswer.TooManyWithSeconds, 5), (ChannelAnswer.TooManyWithDate, 2), (ChannelAnswer.PreconditionFailed, 3), (ChannelAnswer.ServerError, 3),
        (ChannelAnswer.BadGateway, 3), (ChannelAnswer.Unavailable, 3), (ChannelAnswer.GatewayTimeout, 3), (ChannelAnswer.Slow, 4), (ChannelAnswer.Cut, 4),
    ];

    /// <summary>Nobody can write to one in thirty: half of them have blocked the bot, the others are not known to the channel.</summary>
    public static bool IsReachable(int number) => number % 30 != 0;

    /// <summary>One in ten has never spoken with the bot, and of one in twenty the conversation is gone.</summary>
    public static Contact ContactOf(int number, string serviceUrl)
    {
        var conversation = number % 10 == 3 || IsUnknown(number) ? null : number % 20 == 2 ? $"gone-{number}" : $"chat-{number}";
        return new Contact(new UserId("tenant", $"{number}"), "msteams", serviceUrl, "28:bot", $"29-{number}", conversation, "en-GB", null);
    }

    /// <param name="request">Of this person, from 1.</param>
    public ChannelAnswer Of(int number, int request, bool isBeginning, bool isGone)
    {
        if (!IsReachable(number)) return IsUnknown(number) ? ChannelAnswer.NotFound : ChannelAnswer.Forbidden;
        if (isGone) return ChannelAnswer.NotFound;
        if (request > MostRefusals) return ChannelAnswer.Taken;

        var drawn = new Random(unchecked((seed * 1_000_003) + (number * 101) + request)).Next(100);
        foreach (var (answer, share) in Shares)
        {
            if (drawn < share) return isBeginning && answer is ChannelAnswer.Slow ? ChannelAnswer.Taken : answer;
            drawn -= share;
        }

        return ChannelAnswer.Taken;
    }

    private static bool IsUnknown(int number) => number % 60 == 30;
}
