using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>Shown once: what the bot can do, what is kept and who sees it.</summary>
internal static class WelcomeCard
{
    public static AdaptiveCard Draw(Language language)
    {
        var (phrases, words) = (language.Phrases.Common, language.Phrases.Welcome);
        return Card(words.Title, $"{words.Title} {words.Lead}",
            [
                Text(words.Lead),
                Text(words.CanDo.Fill(("minutes", language.Guides.Guides[0].Minutes))),
                Text(words.Kept),
                Text(words.Seen),
                Quiet(words.Typing),
            ],
            [Primary(phrases.Start, new ShowStart()), Submit(phrases.Help, new ShowHelp())]);
    }
}
