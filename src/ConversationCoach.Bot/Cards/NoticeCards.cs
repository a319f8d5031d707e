using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>The small cards that say one thing and offer the way on.</summary>
internal static class NoticeCards
{
    // In characters of JSON: the words of any press come back whole, and the card still fits.
    private const int RoomForWords = 12_000;

    public static AdaptiveCard Paused(Language language, Preparation preparation)
    {
        var words = language.Phrases.Paused;
        return Card(words.Title, null,
            [Text(words.Text.Fill(("about", Plain(preparation.About))))],
            [Primary(words.Continue, new OpenPreparation(preparation.Id)), Submit(language.Phrases.Common.List, new ShowList(Archived: false))]);
    }

    public static AdaptiveCard Archived(Language language, Preparation preparation) => Card(language.Phrases.List.PlaceArchived, null,
        [Text(language.Phrases.Archived.Text.Fill(("about", Plain(preparation.About))))],
        [Submit(language.Phrases.List.Open, new OpenPreparation(preparation.Id)), Submit(language.Phrases.Common.List, new ShowList(Archived: false))]);

    public static AdaptiveCard Deleted(Language language) => WithStartAndList(language, language.Phrases.Delete.Done);

    /// <summary>What takes the place of a card whose words were deleted.</summary>
    public static AdaptiveCard Blanked(Language language) => Card(language.Phrases.MyData.BlankedTitle, null, [Text(language.Phrases.MyData.Blanked)], []);

    public static AdaptiveCard NotStarted(Language language) => WithStartAndList(language, language.Phrases.Start.Cancelled);

    /// <summary>What takes the place of an old card that was pressed; the newest is shown below it.</summary>
    public static AdaptiveCard Old(Language language) => Card(language.Phrases.Old.Title, null, [Text(language.Phrases.Old.Text)], []);

    /// <summary>The same for a forged id, somebody else's and one that was deleted: nothing is revealed.</summary>
    public static AdaptiveCard NotFound(Language language) => WithStartAndList(language, language.Phrases.Old.NotFound, language.Phrases.Old.Title);

    public static AdaptiveCard Unknown(Language language, Preparation? current)
    {
        var words = language.Phrases.Unknown;
        return Card(words.Title, null, [Text(words.Text)],
            [
                .. current is null
                    ? Array.Empty<AdaptiveAction>()
                    : [Submit(language.Phrases.Help.CarryOn.Fill(("about", Cut(current.About, 40))), new OpenPreparation(current.Id))],
                Submit(language.Phrases.Common.Start, new ShowStart()),
                Submit(language.Phrases.Common.List, new ShowList(Archived: false)),
                Submit(language.Phrases.Common.Help, new ShowHelp()),
            ]);
    }

    /// <param name="chat">Opens the private chat with the bot.</param>
    public static AdaptiveCard Private(Language language, Uri chat) => Card(language.Phrases.Private.Title, null,
        [Text(language.Phrases.Private.Text)],
        [new AdaptiveOpenUrlAction { Title = language.Phrases.Private.Open, Url = chat }]);

    /// <param name="link">Leads to the file, for a while.</param>
    public static AdaptiveCard Download(Language language, string name, Uri link) => Card(language.Phrases.Document.LinkTitle, null,
        [Text(language.Phrases.Document.LinkText.Fill(("name", Plain(name))))],
        [new AdaptiveOpenUrlAction { Title = language.Phrases.Document.LinkOpen, Url = link }]);

    /// <summary>Something failed: says so, and gives the words back that could not be kept.</summary>
    public static AdaptiveCard Trouble(Language language, IEnumerable<string> typed)
    {
        var words = language.Phrases.Trouble;
        var lost = string.Join("\n\n", typed.Where(text => text.Length > 0));
        return Card(words.Title, null,
            lost.Length == 0
                ? [Text(words.NothingTyped)]
                : [Text(words.NotSaved), new AdaptiveContainer { Style = AdaptiveContainerStyle.Emphasis, Items = [Text(PlainWithin(lost, RoomForWords))] }],
            []);
    }

    private static AdaptiveCard WithStartAndList(Language language, string text, string? title = null) => Card(title ?? language.Phrases.Name, null, [Text(text)],
        [Submit(language.Phrases.Common.Start, new ShowStart()), Submit(language.Phrases.Common.List, new ShowList(Archived: false))]);
}
