using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdaptiveCards;
using BotFramework.Tests.AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Cards;

public class EveryCard
{
    // 28 KB, counted as UTF-16, which is what the channel counts.
    private const int MostCharacters = 28 * 1024 / 2;

    // Cards whose buttons are found by drawing them anew.
    private static readonly string[] DrawnAnew = ["AskErase", "AssignPreview", "Delete", "Follow", "List", "Muted", "MyData", "Plan", "Practice", "PreWork", "Share"];

    public static TheoryData<string> Names => [.. Sample.Cards.Select(card => card.Name)];

    public static TheoryData<string> NamesOfFullest => [.. Sample.Fullest.Select(card => card.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Looks_as_approved(string name) => Golden.Holds(name, Sample.Cards.Single(card => card.Name == name).Card);

    [Fact]
    public void That_stands_in_a_message_of_a_person_is_their_words_and_nothing_else()
    {
        var card = ExtensionCards.Words("Good *idea*, and we would need to find the staff for it.");

        Golden.Holds("ExtensionWords", card);
        Assert.Equal("", CardSchema.Faults(card.ToJson()));
    }

    [Theory, MemberData(nameof(NamesOfFullest))]
    public void Fits_into_28_KB_with_the_longest_answers(string name)
    {
        var sent = AsSent(Sample.Fullest.Single(card => card.Name == name).Card);

        Assert.InRange(sent.Length, 1, MostCharacters);
        Assert.InRange(Encoding.UTF8.GetByteCount(sent), 1, 28 * 1024);
    }

    [Theory, MemberData(nameof(Names))]
    public void Can_be_read_aloud_and_shown_where_cards_are_not_known(string name)
    {
        var card = Sample.Cards.Single(card => card.Name == name).Card;

        Assert.False(string.IsNullOrWhiteSpace(card.Speak));
        Assert.False(string.IsNullOrWhiteSpace(card.FallbackText));
        Assert.Equal("1.5", card.Version.ToString());
        Assert.Equal(AdaptiveTextBlockStyle.Heading, Assert.IsType<AdaptiveTextBlock>(card.Body[0]).Style);
    }

    [Theory, MemberData(nameof(Names))]
    public void Has_a_label_and_an_error_message_on_each_input_and_a_limit_on_each_text(string name)
    {
        var inputs = Inputs(Sample.Cards.Single(card => card.Name == name).Card.Body).ToList();

        Assert.All(inputs, input => Assert.False(string.IsNullOrWhiteSpace(input.Label)));
        Assert.All(inputs, input => Assert.False(string.IsNullOrWhiteSpace(input.ErrorMessage)));
        Assert.All(inputs.OfType<AdaptiveTextInput>(), input => Assert.InRange(input.MaxLength, 1, Preparation.LongestAnswer));
        Assert.Equal(inputs.Count, inputs.Select(input => input.Id).Distinct().Count());
    }

    [Theory, MemberData(nameof(Names))]
    public void Has_at_most_six_buttons_and_none_without_a_title(string name)
    {
        Assert.All(RowsOfButtons(Sample.Cards.Single(card => card.Name == name).Card), row =>
        {
            Assert.InRange(row.Count, 0, 6);
            Assert.All(row, action => Assert.False(string.IsNullOrWhiteSpace(action.Title)));
        });
    }

    // On some cards a button means just what it is called; on the others its name steers, or a dialog asks for what the card asks.
    [Theory, MemberData(nameof(Names))]
    public void Has_buttons_that_can_be_pressed_by_typing(string name)
    {
        var language = name.StartsWith("Welsh-", StringComparison.Ordinal) ? Coach.Welsh : Coach.English;
        var (words, kind) = (language.Phrases, name.Replace("Welsh-", "", StringComparison.Ordinal));
        var buttons = RowsOfButtons(Sample.Cards.Single(card => card.Name == name).Card).SelectMany(row => row).OfType<AdaptiveSubmitAction>();

        Assert.All(buttons, button => Assert.True(
            DrawnAnew.Any(drawn => kind.StartsWith(drawn, StringComparison.Ordinal))
                || CardSubmit.Read(button.DataJson) is { HasDialog: true } or SettleWords or CopyWords or OpenShare or FollowAssignment or LookAtWords or InsertWords or OpenPreparation
                || new[] { words.Tips.Use, words.Tips.Keep, words.Tips.Undo, words.PreWork.Start, words.PreWork.Decline }.Contains(button.Title)
                || language.Commands.Find(button.Title.TrimEnd('…')) is not null,
            $"Nobody who types can press {button.Title}."));
    }

    [Theory, MemberData(nameof(NamesOfFullest))]
    public void Has_at_most_six_buttons_in_a_row_at_its_fullest(string name) =>
        Assert.All(RowsOfButtons(Sample.Fullest.Single(card => card.Name == name).Card), row => Assert.InRange(row.Count, 0, 6));

    [Theory, MemberData(nameof(NamesOfFullest))]
    public void Cuts_no_sign_in_two(string name)
    {
        var json = AsSent(Sample.Fullest.Single(card => card.Name == name).Card);

        Assert.Equal(json, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Sends_with_each_button_what_can_be_read_again(string name)
    {
        var actions = RowsOfButtons(Sample.Cards.Single(card => card.Name == name).Card).SelectMany(row => row).OfType<AdaptiveSubmitAction>();

        Assert.All(actions, action => Assert.NotNull(CardSubmit.Read(action.DataJson)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Has_no_input_that_fills_nothing(string name)
    {
        var card = Sample.Cards.Single(card => card.Name == name).Card;
        var presses = RowsOfButtons(card).SelectMany(row => row).OfType<AdaptiveSubmitAction>().Select(action => CardSubmit.Read(action.DataJson)!).ToList();
        var named = presses.SelectMany(press => press.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToHashSet(StringComparer.Ordinal);
        var prompts = Coach.English.Guides.Guides.SelectMany(guide => guide.EveryStep).SelectMany(step => step.Prompts).Select(prompt => prompt.Id).ToHashSet(StringComparer.Ordinal);

        Assert.All(Inputs(card.Body), input => Assert.True(
            named.Contains(input.Id) || (presses.Exists(press => press is AnswerStep or SaveFollowUp) && prompts.Contains(input.Id.Split('.')[1])), $"'{input.Id}' fills nothing."));
    }

    [Fact]
    public void Is_valid_against_the_schema_of_Adaptive_Cards_1_5()
    {
        Assert.Equal("", CardSchema.Faults([.. Sample.Cards.Concat(Sample.Fullest).Select(card => WithoutPicker(card.Card.ToJson()))]));
    }

    [Fact]
    public void Shows_what_a_person_typed_as_text()
    {
        Assert.Equal("\\*bold\\* \\[x\\](y) \\{\\{DATE", Elements.Plain("*bold* [x](y) {{DATE"));
        Assert.Equal("\\- one\n\n1\\. two\n\n\\# three", Elements.Plain("- one\n1. two\n# three"));
        Assert.Equal("a-b 1.5 #4", Elements.Plain("a-b 1.5 #4"));
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("too long for it", 9, "too long…")]
    [InlineData("*********", 9, "\\*\\*…")]
    [InlineData("💬💬💬💬💬💬", 6, "💬💬…")]
    public void Says_where_it_cuts_what_a_person_typed(string typed, int most, string shown) => Assert.Equal(shown, Elements.PlainWithin(typed, most));

    // The one thing that Teams has and the schema does not: where a list gets its people from.
    private static string WithoutPicker(string json)
    {
        var card = JsonNode.Parse(json)!;
        foreach (var input in card["body"]!.AsArray()) input!.AsObject().Remove("choices.data");
        return card.ToJsonString();
    }

    private static IEnumerable<AdaptiveInput> Inputs(IEnumerable<AdaptiveElement> elements) => elements.SelectMany(element => element switch
    {
        AdaptiveInput input => [input],
        AdaptiveContainer container => Inputs(container.Items),
        _ => Enumerable.Empty<AdaptiveInput>(),
    });

    /// <summary>The buttons at the foot of a card, those of a card that a button opens, and those that stand within.</summary>
    private static IEnumerable<List<AdaptiveAction>> RowsOfButtons(AdaptiveCard card) =>
        [card.Actions, .. card.Actions.OfType<AdaptiveShowCardAction>().SelectMany(shown => RowsOfButtons(shown.Card)), .. RowsOfButtons(card.Body)];

    private static IEnumerable<List<AdaptiveAction>> RowsOfButtons(IEnumerable<AdaptiveElement> elements) => elements.SelectMany(element => element switch
    {
        AdaptiveActionSet set => [set.Actions],
        AdaptiveContainer container => RowsOfButtons(container.Items),
        _ => Enumerable.Empty<List<AdaptiveAction>>(),
    });

    private static string AsSent(AdaptiveCard card) => CardSender.Attach(card).Content.ToString()!;
}
