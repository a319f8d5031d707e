using System.Text.RegularExpressions;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Phrasing;

namespace ConversationCoach.Core.Tests.Languages;

/// <summary>Says the same in its own words: a preparation begun in one can be finished in another.</summary>
public partial class EveryLanguage
{
    private const string English = "en-GB";

    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "Content");

    public static TheoryData<string> Others => [.. Directory.GetDirectories(Content).Select(folder => Path.GetFileName(folder)!).Where(locale => locale != English)];

    [Theory, MemberData(nameof(Others))]
    public void Has_the_same_guides_steps_and_prompts(string locale) =>
        Assert.Equal(GuideLibrary.Load(Content, English).Guides.SelectMany(Shape), GuideLibrary.Load(Content, locale).Guides.SelectMany(Shape));

    [Theory, MemberData(nameof(Others))]
    public void Leaves_the_same_gaps_for_the_program_to_fill(string locale) =>
        Assert.Equal(Gaps(PhraseFile.Load(Content, English)), Gaps(PhraseFile.Load(Content, locale)));

    [Theory, MemberData(nameof(Others))]
    public void Has_words_of_its_own(string locale)
    {
        var english = Texts(PhraseFile.Load(Content, English), "").ToDictionary(text => text.Path, text => text.Text);
        var same = Texts(PhraseFile.Load(Content, locale), "").Where(text => text.Text.Length > 12 && text.Text.Any(char.IsWhiteSpace) && !text.Text.StartsWith('{') && english[text.Path] == text.Text);

        // Formats and names.
        Assert.Equal(["common.date", "document.creator", "name", "reframe.option"], same.Select(text => text.Path));
    }

    [Theory, MemberData(nameof(Others))]
    public void Steers_by_each_word_to_one_place(string locale)
    {
        var words = PhraseFile.Load(Content, locale).Commands;
        var all = words.GetType().GetProperties().SelectMany(property => (string[])property.GetValue(words)!).ToList();

        Assert.Equal(all.Distinct(StringComparer.OrdinalIgnoreCase), all);
    }

    private static IEnumerable<string> Shape(Guide guide) =>
    [
        $"{guide.Id} {guide.Version} {guide.Minutes} {guide.Order} {guide.FollowUp?.OpeningLine} {guide.FollowUp?.CommonPurpose} {guide.FollowUp?.Agreements} {guide.FollowUp?.ReviewDay}",
        .. guide.EveryStep.SelectMany(step => step.Prompts.Select(prompt => $"{guide.Id}/{step.Id}/{Shape(prompt)}")),
        .. guide.Summary.Select(section => $"{guide.Id} plan {section.IsPrivate} {string.Join(',', section.From)}"),
    ];

    private static string Shape(Prompt prompt) => string.Join(' ',
        prompt.Id, prompt.Kind, prompt.Tip is null ? "" : "tip", string.Join(',', prompt.Choices.Select(choice => choice.Id)), string.Join(',', prompt.Fields.Select(field => $"{field.Id}:{field.IsDate}")),
        prompt.Of?.Id, prompt.When?.Prompt, prompt.When is { } when ? string.Join(',', when.Is) : "", string.Join(',', Gap().Matches(prompt.Sentence ?? "").Select(gap => gap.Value).Order()));

    private static List<string> Gaps(Phrases phrases) => [.. Texts(phrases, "").Select(text => $"{text.Path}: {string.Join(' ', Gap().Matches(text.Text).Select(gap => gap.Value).Distinct().Order())}")];

    // Words that steer have as many ways as a language needs.
    private static IEnumerable<(string Path, string Text)> Texts(object section, string path) => section.GetType().GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => (Path: $"{path}{property.Name.ToLowerInvariant()}", Value: property.GetValue(section)))
        .SelectMany(part => part.Value switch
        {
            string text => [(part.Path, text)],
            null or string[] => [],
            var inner => Texts(inner, $"{part.Path}."),
        });

    [GeneratedRegex(@"\{[a-z-]+\}", RegexOptions.None, 1000)]
    private static partial Regex Gap();
}
