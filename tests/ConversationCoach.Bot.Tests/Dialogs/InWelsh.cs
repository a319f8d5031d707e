using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Dialogs;

/// <summary>Whoever has Teams in Welsh is answered in Welsh; the words that steer are understood in both languages everywhere.</summary>
public class InWelsh
{
    private readonly Coach _coach = new();
    private readonly Person _eira;

    public InWelsh()
    {
        _eira = _coach.Person("eira");
        _eira.Locale = "cy-GB";
    }

    private static Language Welsh => Coach.Welsh;

    [Theory, InlineData("cy-GB"), InlineData("cy"), InlineData("CY-gb")]
    public async Task Is_asked_and_helped(string locale)
    {
        _eira.Locale = locale;
        await _eira.SaysAsync("shwmae");
        Assert.Equal(Welsh.Phrases.Welcome.Title, _eira.Card.Title);
        await StartsAsync();
        Assert.Equal(Welsh.Guides.Guides[0].Steps[0].Title, _eira.Card.Title);
    }

    [Fact]
    public async Task Goes_from_the_first_question_to_the_plan_by_typing()
    {
        var words = Welsh.Phrases.Commands;
        await _eira.SaysEachAsync(words.Start[0], "Rota'r gaeaf", "R.P.", "yfory");
        Assert.Contains(_eira.Card.Lines, line => line.Contains("Rota'r gaeaf", StringComparison.Ordinal));
        await _eira.SaysAsync("Rydym wedi peidio â siarad.");
        Assert.Contains(Welsh.Guides.Guides[0].Steps[0].Prompts[1].Ask, _eira.Latest.Text, StringComparison.Ordinal);
        for (var step = 0; step < Welsh.Guides.Guides[0].Steps.Length; step++) await _eira.SaysAsync(words.Next[0]);

        Assert.Equal(Welsh.Phrases.Plan.Title.Replace("{about}", "Rota'r gaeaf", StringComparison.Ordinal), _eira.Card.Title);
    }

    [Fact]
    public async Task Goes_on_in_the_other_language_with_what_was_begun_in_one()
    {
        await StartsAsync();
        await _eira.PressesAsync(Welsh.Phrases.Step.Save, ("answer.my-part", "Fy rhan i."));
        _eira.Locale = "en-GB";
        await _eira.SaysAsync("edit 1");

        Assert.Equal(Coach.English.Guides.Guides[0].Steps[0].Title, _eira.Card.Title);
        Assert.Equal("Fy rhan i.", _eira.Card.Inputs["answer.my-part"]);
    }

    [Fact]
    public void Is_steered_by_the_words_of_both_languages()
    {
        Assert.Equal(CommandKind.List, Welsh.Commands.Find("list")?.Kind);
        Assert.Equal(CommandKind.List, Coach.English.Commands.Find(Welsh.Phrases.Commands.List[0])?.Kind);
        Assert.Equal("Good idea, but we have no staff.", Coach.English.Commands.Find($"{Welsh.Phrases.Commands.Reframe[0]}: Good idea, but we have no staff.")?.Words);
    }

    [Fact]
    public async Task Says_that_only_English_sentences_can_be_looked_at()
    {
        await _eira.SaysAsync("Syniad da, ond nid oes gennym ni staff.");
        Assert.Equal(Welsh.Phrases.Reframe.NothingTitle, _eira.Card.Title);
        Assert.Contains("Saesneg", Welsh.Phrases.Reframe.Nothing, StringComparison.Ordinal);

        await _eira.SaysAsync("Good idea, but we have no staff for it.");
        Assert.Equal(Welsh.Phrases.Reframe.Title, _eira.Card.Title);
    }

    private async Task StartsAsync()
    {
        await _eira.SaysAsync(Welsh.Phrases.Commands.Start[0]);
        await _eira.PressesAsync(Welsh.Phrases.Start.Go, ("about", "Rota'r gaeaf"));
    }
}
