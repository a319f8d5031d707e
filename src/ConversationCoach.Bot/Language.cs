using System.Globalization;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Rewording;

namespace ConversationCoach.Bot;

/// <summary>What the bot says and asks in one language.</summary>
/// <param name="commands">The words that steer, of every language: people mix them. Where two mean different things by one word, the first has it.</param>
internal sealed class Language(Phrases phrases, GuideLibrary guides, Reframer reframer, PracticeSet practice, IEnumerable<CommandPhrases> commands)
{
    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(phrases.Locale);

    public Phrases Phrases { get; } = phrases;

    public GuideLibrary Guides { get; } = guides;

    public Reframer Reframer { get; } = reframer;

    public PracticeSet Practice { get; } = practice;

    /// <summary>The words a person may type.</summary>
    public Commands Commands { get; } = new(commands);

    public string LongDay(DateOnly day) => day.ToString(Phrases.Common.Date, _culture);

    public string ShortDay(DateTimeOffset at) => at.ToString(Phrases.Common.ShortDate, _culture);

    /// <returns>The guide a preparation was begun with; the first one when that was withdrawn, so that its answers can still be read.</returns>
    public Guide GuideOf(string guideId) => Guides.Find(guideId) ?? Guides.Guides[0];
}
