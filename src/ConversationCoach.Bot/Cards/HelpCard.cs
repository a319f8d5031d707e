using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

internal static class HelpCard
{
    /// <param name="current">What the person is working on, so that one press goes back to it; <see langword="null"/> when nothing.</param>
    public static AdaptiveCard Draw(Language language, Preparation? current)
    {
        var (common, words) = (language.Phrases.Common, language.Phrases.Help);
        return Card(words.Title, $"{words.Title}. {words.Lead}",
            [
                Text(words.Lead),
                .. new[] { words.Start, words.List, words.Continue, words.Back, words.Summary, words.Edit, words.Rename, words.Archive, words.Reframe, words.Practise, words.PreWork, words.Afterwards, words.MyData, words.Buttons }.Select(Text),
            ],
            [
                .. current is null ? Array.Empty<AdaptiveAction>() : [Submit(words.CarryOn.Fill(("about", Cut(current.About, 40))), new OpenPreparation(current.Id))],
                Submit(common.Start, new ShowStart()),
                Submit(common.List, new ShowList(Archived: false)),
            ]);
    }
}
