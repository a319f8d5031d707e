using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace BotFramework.Tests.Dialogs;

public class FindingAChoice
{
    private static readonly string[] Colours = ["red", "green", "dark blue"];

    [Theory]
    [InlineData("red", 0)]
    [InlineData("Green", 1)]
    [InlineData("the dark blue one", 2)]
    [InlineData("I would like green, please", 1)]
    [InlineData("2", 1)]
    [InlineData("number two", 1)]
    [InlineData("the first one", 0)]
    [InlineData("3rd", 2)]
    [InlineData("yr ail un", 1)]
    [InlineData("rhif tri", 2)]
    public void Understands_names_numbers_and_places(string said, int index)
    {
        var found = ChoiceRecognizers.RecognizeChoices(said, Colours);

        Assert.Equal(index, found[0].Resolution.Index);
        Assert.Equal(Colours[index], found[0].Resolution.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("blue")]
    [InlineData("purple")]
    [InlineData("redder")]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("I have two questions")]
    [InlineData("99999999999999999999")]
    public void Does_not_guess(string said) => Assert.Empty(ChoiceRecognizers.RecognizeChoices(said, Colours));

    [Fact]
    public void Understands_other_names_and_the_title_of_the_button()
    {
        Choice[] choices =
        [
            new("bus") { Synonyms = ["coach", "charabanc"] },
            new("train") { Action = new CardAction(ActionTypes.ImBack, "Go by rail") },
        ];

        Assert.Equal("bus", ChoiceRecognizers.RecognizeChoices("by coach", choices)[0].Resolution.Value);
        Assert.Equal("train", ChoiceRecognizers.RecognizeChoices("go by rail", choices)[0].Resolution.Value);
        Assert.Empty(ChoiceRecognizers.RecognizeChoices("go by rail", choices, new FindChoicesOptions { NoAction = true }));
    }

    [Fact]
    public void Takes_part_of_a_name_when_that_is_allowed() =>
        Assert.Equal(2, ChoiceRecognizers.RecognizeChoices("blue", Colours, new FindChoicesOptions { AllowPartialMatches = true })[0].Resolution.Index);

    [Fact]
    public void Takes_the_longer_of_two_names_that_both_fit() =>
        Assert.Equal("red wine", ChoiceRecognizers.RecognizeChoices("red wine", ["red", "red wine"])[0].Resolution.Value);

    [Fact]
    public void Ignores_numbers_when_told() =>
        Assert.Empty(ChoiceRecognizers.RecognizeChoices("2", Colours, new FindChoicesOptions { RecognizeNumbers = false, RecognizeOrdinals = false }));

    [Fact]
    public void Cuts_text_into_words_and_emoji()
    {
        var tokens = Tokenizer.DefaultTokenizer("Tŷ bach, 2👍!");

        Assert.Equal(["tŷ", "bach", "2", "👍"], tokens.Select(token => token.Normalized));
        Assert.Equal((10, 11), (tokens[3].Start, tokens[3].End));
    }

    [Fact]
    public void Is_offered_in_the_text_or_line_by_line()
    {
        var choices = ChoiceFactory.ToChoices(Colours);

        Assert.Equal("Which? (1) red, (2) green, or (3) dark blue", ChoiceFactory.Inline(choices, "Which?").Text);
        Assert.Equal("Which? red; green & dark blue", ChoiceFactory.Inline(choices, "Which?", options: new ChoiceFactoryOptions("; ", "", " & ", false)).Text);
        Assert.Equal("Which?\n\n   1. red\n   2. green\n   3. dark blue", ChoiceFactory.List(choices, "Which?").Text);
    }

    [Theory]
    [InlineData("en-GB", "Yes", true)]
    [InlineData("en-GB", "yes, that is right", true)]
    [InlineData("en-GB", "👍", true)]
    [InlineData("en-GB", "2", false)]
    [InlineData("en-GB", "nope", false)]
    [InlineData("en-GB", "no idea", null)]
    [InlineData("en-GB", "perhaps", null)]
    [InlineData("cy-GB", "Ydw", true)]
    [InlineData("cy-GB", "nac ydw", false)]
    [InlineData("cy-GB", "yes", true)]
    [InlineData("cy-GB", "na", false)]
    public async Task Of_yes_and_no_understands_both_languages(string locale, string said, bool? expected)
    {
        var talk = new Talk(() => Make.Component(
            "root", Make.Waterfall(Make.Ask("confirm", "Sure?", "Again?"), Make.Tell("got ")), new ConfirmPrompt("confirm") { Style = ListStyle.None }))
        {
            Locale = locale,
        };
        await talk.SayAsync("hi");

        Assert.Equal(expected is null ? "Again?" : $"got {expected}", await talk.SayAsync(said));
    }

    [Fact]
    public async Task Of_yes_and_no_is_offered_in_Welsh()
    {
        var talk = new Talk(() => Make.Component("root", Make.Waterfall(Make.Ask("confirm", "Iawn?")), new ConfirmPrompt("confirm"))) { Locale = "cy-GB" };

        Assert.Equal("Iawn? (1) Ie neu (2) Na", await talk.SayAsync("helo"));
    }

    [Fact]
    public async Task Of_yes_and_no_may_have_other_words_by_language()
    {
        var words = new Dictionary<string, (Choice, Choice, ChoiceFactoryOptions)>(StringComparer.Ordinal)
        {
            ["fr"] = (new Choice("Oui"), new Choice("Non"), new ChoiceFactoryOptions(", ", " ou ", ", ou ", false)),
        };
        var talk = new Talk(() => Make.Component("root", Make.Waterfall(Make.Ask("confirm", "Sûr ?"), Make.Tell("got ")), new ConfirmPrompt("confirm", words)))
        {
            Locale = "fr-FR",
        };

        Assert.Equal("Sûr ? Oui ou Non", await talk.SayAsync("salut"));
        Assert.Equal("got False", await talk.SayAsync("non"));
    }

    [Fact]
    public async Task Is_asked_again_with_its_choices_after_a_restart()
    {
        var talk = new Talk(() => Make.Component(
            "root",
            Make.Waterfall(
                (step, cancellationToken) => step.PromptAsync(
                    "choice",
                    new PromptOptions
                    {
                        Prompt = MessageFactory.Text("How?"),
                        RetryPrompt = MessageFactory.Text("By what?"),
                        Choices = [new Choice("bus") { Synonyms = ["coach"] }, new Choice("train")],
                        Style = ListStyle.Inline,
                    },
                    cancellationToken),
                Make.Tell("got ", result => ((FoundChoice)result!).Value)),
            new ChoicePrompt("choice") { Style = ListStyle.None }));

        Assert.Equal("How? (1) bus or (2) train", await talk.SayAsync("hi"));
        Assert.Equal("By what? (1) bus or (2) train", await talk.SayAsync("walking"));
        Assert.Equal("got bus", await talk.SayAsync("coach"));
    }
}
