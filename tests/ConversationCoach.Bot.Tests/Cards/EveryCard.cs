using System.Reflection;
using System.Text;
using System.Text.Json;
using AdaptiveCards;
using BotFramework.Tests.AdaptiveCards;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Tests.Cards;

public class EveryCard
{
    // 28 KB, counted as UTF-16, which is what the channel counts.
    private const int MostCharacters = 28 * 1024 / 2;

    public static TheoryData<string> Names => [.. Sample.Cards.Select(card => card.Name)];

    public static TheoryData<string> NamesOfFullest => [.. Sample.Fullest.Select(card => card.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Looks_as_approved(string name) => Golden.Holds(name, Sample.Cards.Single(card => card.Name == name).Card);

    [Theory, MemberData(nameof(NamesOfFullest))]
    public void Fits_into_28_KB_with_the_longest_answers(string name)
    {
        var json = Sample.Fullest.Single(card => card.Name == name).Card.ToJson();

        Assert.InRange(Compact(json).Length, 1, MostCharacters);
        Assert.InRange(Encoding.UTF8.GetByteCount(Compact(json)), 1, 28 * 1024);
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
        var actions = Sample.Cards.Single(card => card.Name == name).Card.Actions;

        Assert.InRange(actions.Count, 0, 6);
        Assert.All(actions, action => Assert.False(string.IsNullOrWhiteSpace(action.Title)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Sends_with_each_button_what_can_be_read_again(string name)
    {
        var actions = Sample.Cards.Single(card => card.Name == name).Card.Actions.OfType<AdaptiveSubmitAction>();

        Assert.All(actions, action => Assert.NotNull(CardSubmit.Read(action.DataJson)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Has_no_input_that_fills_nothing(string name)
    {
        var card = Sample.Cards.Single(card => card.Name == name).Card;
        var presses = card.Actions.SelectMany(action => action is AdaptiveShowCardAction shown ? shown.Card.Actions : [action])
            .OfType<AdaptiveSubmitAction>().Select(action => CardSubmit.Read(action.DataJson)!).ToList();
        var named = presses.SelectMany(press => press.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToHashSet(StringComparer.Ordinal);
        var prompts = Coach.English.Guides.Guides.SelectMany(guide => guide.Steps).SelectMany(step => step.Prompts).Select(prompt => prompt.Id).ToHashSet(StringComparer.Ordinal);

        Assert.All(Inputs(card.Body), input => Assert.True(
            named.Contains(input.Id) || (presses.OfType<AnswerStep>().Any() && prompts.Contains(input.Id.Split('.')[1])), $"'{input.Id}' fills nothing."));
    }

    [Fact]
    public void Is_valid_against_the_schema_of_Adaptive_Cards_1_5()
    {
        Assert.Equal("", CardSchema.Faults([.. Sample.Cards.Concat(Sample.Fullest).Select(card => card.Card.ToJson())]));
    }

    [Fact]
    public void Shows_what_a_person_typed_as_text()
    {
        Assert.Equal("\\*bold\\* \\[x\\](y) \\{\\{DATE", Elements.Plain("*bold* [x](y) {{DATE"));
        Assert.Equal("\\- one\n\n1\\. two\n\n\\# three", Elements.Plain("- one\n1. two\n# three"));
        Assert.Equal("a-b 1.5 #4", Elements.Plain("a-b 1.5 #4"));
    }

    private static IEnumerable<AdaptiveInput> Inputs(IEnumerable<AdaptiveElement> elements) => elements.SelectMany(element => element switch
    {
        AdaptiveInput input => [input],
        AdaptiveContainer container => Inputs(container.Items),
        _ => Enumerable.Empty<AdaptiveInput>(),
    });

    private static string Compact(string json) => JToken.Parse(json).ToString(Formatting.None);
}
