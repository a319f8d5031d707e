using System.Collections.Immutable;
using AdaptiveCards;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;
using static ConversationCoach.Bot.Cards.Elements;

namespace ConversationCoach.Bot.Cards;

/// <summary>What a person lets their coach see: ticked, looked at as the coach will see it, and only then sent.</summary>
internal static class ShareCard
{
    /// <summary>The whole plan, but not what the guide says is for the person alone: one tick must not give that away.</summary>
    public const string Everything = "all";

    // In characters of JSON, so that the whole stays within 28 KB as UTF-16.
    private const int RoomForParts = 10_000;

    /// <param name="parts">What is ticked already, with commas.</param>
    public static AdaptiveCard Choose(Language language, Preparation preparation, PreWork asked, string parts, string? fault)
    {
        var (words, sections) = (language.Phrases.Share, Answered(language, preparation));
        var open = sections.Where(section => !section.Section.IsPrivate).ToList();
        return Card(words.Title, null,
            sections.Count == 0
                ? [Text(words.NothingYet)]
                :
                [
                    Text(words.Lead.Fill(("coach", Plain(PreWorkCard.Coach(language, asked.CoachName))))),
                    .. fault is null ? Array.Empty<AdaptiveElement>() : [Fault(language.Phrases.Fault.Marker.Fill(("fault", fault)))],
                    new AdaptiveChoiceSetInput
                    {
                        Id = "parts", Label = words.Parts, IsMultiSelect = true, Style = AdaptiveChoiceInputStyle.Expanded, Wrap = true, Value = parts, ErrorMessage = words.NothingTicked,
                        Choices =
                        [
                            .. open.Select(section => Choice(section.Section.Title, section.Section)),
                            .. open.Count > 0 ? [new AdaptiveChoice { Title = words.Everything, Value = Everything }] : Array.Empty<AdaptiveChoice>(),
                            .. sections.Except(open).Select(section => Choice(words.Private.Fill(("part", section.Section.Title)), section.Section)),
                        ],
                    },
                ],
            [
                .. sections.Count == 0 ? Array.Empty<AdaptiveAction>() : [Primary(words.Look, new LookAtShare(preparation.Id))],
                Leave(words.Leave, new OpenPreparation(preparation.Id)),
            ]);
    }

    public static AdaptiveCard Look(Language language, Preparation preparation, string parts, Share copy) => Card(language.Phrases.Share.Title, null,
        [
            Text(language.Phrases.Share.Preview),
            new AdaptiveContainer { Style = AdaptiveContainerStyle.Emphasis, Items = [.. Copied(copy)] },
        ],
        [Primary(language.Phrases.Share.Send, new SendShare(preparation.Id, parts, preparation.Version)), Submit(language.Phrases.Share.Back, new ChooseParts(preparation.Id, parts))]);

    /// <summary>The copy, in the coach's hands.</summary>
    public static AdaptiveCard Seen(Language language, Share copy)
    {
        var words = language.Phrases.Share;
        return Card(words.CopyTitle.Fill(("name", Plain(Called(language, copy))), ("about", Plain(copy.About))), null,
            [Quiet(words.CopyText.Fill(("day", language.ShortDay(copy.SharedAt)))), .. Copied(copy).Skip(1)],
            [Submit(language.Phrases.Follow.Title, new ShowFollow())]);
    }

    public static AdaptiveCard Told(Language language, Share copy) => Card(language.Phrases.Share.Told.Fill(("name", Plain(Called(language, copy)))), null,
        [Text(language.Phrases.Share.ToldText)], [Primary(language.Phrases.Share.Open, new OpenShare(copy.Id))]);

    /// <param name="name">Empty when nobody knows it any more.</param>
    public static AdaptiveCard Gone(Language language, string name) => Card(language.Phrases.Share.GoneTitle, null,
        [Text(name.Length > 0 ? language.Phrases.Share.Gone.Fill(("name", Plain(name))) : language.Phrases.Share.CopyGone)], []);

    /// <param name="parts">With commas; empty when nothing is ticked.</param>
    /// <returns>Only what has an answer.</returns>
    public static ImmutableArray<SharedPart> Parts(Language language, Preparation preparation, string parts)
    {
        var ticked = AnswerText.ReadChoices(parts);
        return
        [
            .. Answered(language, preparation)
                .Where(section => (ticked.Contains(Everything) && !section.Section.IsPrivate) || ticked.Contains(section.Section.From[0]))
                .Select(section => new SharedPart(section.Section.Title, [.. section.Prompts.Select(prompt => AnswerShown.PlainText(language, prompt, preparation.TextOf(prompt.Id)))])),
        ];
    }

    private static string Called(Language language, Share copy) => copy.Name.Length > 0 ? copy.Name : AssignCard.Unnamed(language, copy.Number);

    private static AdaptiveChoice Choice(string title, SummarySection section) => new() { Title = title, Value = section.From[0] };

    private static IEnumerable<AdaptiveElement> Copied(Share copy)
    {
        yield return SubHeading(Plain(copy.About));
        var lines = copy.Parts.SelectMany(part => part.Lines).ToList();
        // All in full when they fit, else each by as much as leaves room for the others.
        var longest = lines.Sum(line => JsonLength(Plain(line)) + 60) <= RoomForParts ? int.MaxValue : Math.Max(60, (RoomForParts / lines.Count) - 60);
        foreach (var part in copy.Parts)
        {
            yield return SubHeading(Plain(part.Title));
            foreach (var line in part.Lines) yield return Text(PlainWithin(line, longest));
        }
    }

    private static List<(SummarySection Section, List<Prompt> Prompts)> Answered(Language language, Preparation preparation)
    {
        var guide = language.GuideOf(preparation.GuideId);
        return [.. guide.Summary
            .Select(section => (section, Prompts: section.From.Where(id => preparation.IsAsked(guide, id) && preparation.TextOf(id).Length > 0).Select(id => guide.FindPrompt(id)!).ToList()))
            .Where(section => section.Prompts.Count > 0)];
    }
}
