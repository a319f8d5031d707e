using AdaptiveCards;
using ConversationCoach.Core.Phrasing;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>Asks what the conversation is about, with whom and when, before the first step.</summary>
internal static class StartCard
{
    public static AdaptiveCard Draw(Language language, StartPreparation press, DetailsErrors errors)
    {
        var words = language.Phrases.Start;
        var guides = language.Guides.Guides;
        return Card(words.Title, $"{words.Title}. {words.Lead}",
            [
                Text(words.Lead),
                .. DetailsInputs.Draw(language.Phrases, press.About, press.With, press.Day, errors),
                .. guides.Length == 1 ? Array.Empty<AdaptiveElement>() :
                [
                    new AdaptiveChoiceSetInput
                    {
                        Id = "guide",
                        Label = words.Guide,
                        Value = guides.Any(guide => guide.Id == press.Guide) ? press.Guide : guides[0].Id,
                        Style = AdaptiveChoiceInputStyle.Expanded,
                        Wrap = true,
                        ErrorMessage = language.Phrases.Fault.NotAChoice,
                        Choices = [.. guides.Select((guide, index) => new AdaptiveChoice
                        {
                            Title = words.GuideChoice.Fill(("number", index + 1), ("title", guide.Title), ("minutes", guide.Minutes)),
                            Value = guide.Id,
                        })],
                    },
                    Quiet(words.ByNumber),
                ],
            ],
            [Primary(words.Go, new StartPreparation(press.Id, press.PreWork)), Leave(language.Phrases.Common.Help, new ShowHelp())]);
    }
}
