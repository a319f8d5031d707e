using System.Text;
using AdaptiveCards;
using Newtonsoft.Json;

namespace ConversationCoach.Bot.Cards;

/// <summary>A card as it goes out, and whether it may.</summary>
internal static class SentCard
{
    // 28 KB, counted as UTF-16, which is what the channel counts, and as UTF-8, which is what is sent.
    private const int MostCharacters = 28 * 1024 / 2, MostBytes = 28 * 1024;

    /// <summary>Its JSON without line ends and indents, which are a fifth of it.</summary>
    public static string Json(AdaptiveCard card) => JsonConvert.SerializeObject(card);

    /// <summary>As many as there is room for.</summary>
    /// <param name="most">How many there are.</param>
    /// <param name="draw">Given how many shall stand on the card, which has room without any.</param>
    public static AdaptiveCard Fullest(int most, Func<int, AdaptiveCard> draw)
    {
        var card = draw(most);
        while (most > 0 && !Fits(card)) card = draw(--most);
        return card;
    }

    private static bool Fits(AdaptiveCard card) => Json(card) is var json && json.Length <= MostCharacters && Encoding.UTF8.GetByteCount(json) <= MostBytes;
}
