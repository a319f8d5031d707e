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

/// <summary>Who there is, how often the channel answers what, and what it answers to which request for whom: random, but the same for the same seed.</summary>
internal sealed class Mix
{
    private const int MostRefusals = 6;

    private readonly int _seed;

    // In hundredths of all requests, from ten to seventy together; the rest is taken.
    private readonly (ChannelAnswer Answer, int Share)[] _shares;

    public Mix(int seed)
    {
        var random = new Random(seed);
        _seed = seed;
        _shares =
        [
            .. new[]
            {
                ChannelAnswer.TooMany, ChannelAnswer.TooManyWithSeconds, ChannelAnswer.TooManyWithDate, ChannelAnswer.PreconditionFailed, ChannelAnswer.ServerError,
                ChannelAnswer.BadGateway, ChannelAnswer.Unavailable, ChannelAnswer.GatewayTimeout, ChannelAnswer.Slow, ChannelAnswer.Cut,
            }.Select(answer => (answer, random.Next(1, 8))),
        ];
    }

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

        var drawn = new Random(unchecked((_seed * 1_000_003) + (number * 101) + request)).Next(100);
        foreach (var (answer, share) in _shares)
        {
            if (drawn < share) return isBeginning && answer is ChannelAnswer.Slow ? ChannelAnswer.Taken : answer;
            drawn -= share;
        }

        return ChannelAnswer.Taken;
    }

    public override string ToString() => string.Join(", ", _shares.Select(one => $"{one.Answer} {one.Share} %"));

    private static bool IsUnknown(int number) => number % 60 == 30;
}
