using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Tests.Guides;

public sealed class TheGuideLibrary : IDisposable
{
    private readonly ContentFolder _content = new();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void Reads_every_part_of_a_guide()
    {
        var guide = Load(("small.yaml", SmallGuide.Yaml))["small"];

        Assert.Equal((2, "A small guide", "Somebody", 5, 5), (guide.Version, guide.Title, guide.Source, guide.Minutes, guide.Order));
        var step = Assert.Single(guide.Steps);
        Assert.Equal(("look", "Look", "It helps."), (step.Id, step.Title, step.Why));
        Assert.Equal([PromptKind.OneOf, PromptKind.Text, PromptKind.Sentence, PromptKind.Rows], step.Prompts.Select(prompt => prompt.Kind));

        var (mood, more, aim, deeds) = (step.Prompts[0], step.Prompts[1], step.Prompts[2], step.Prompts[3]);
        Assert.Equal([new Choice("good", "Good"), new Choice("bad", "Bad")], mood.Choices.AsEnumerable());
        Assert.Null(mood.Tip);
        Assert.Null(mood.When);
        Assert.Equal(("What is it?", "Take your time.", "mood"), (more.Ask, more.Tip, more.When?.Prompt));
        Assert.Equal("bad", Assert.Single(more.When!.Is));
        Assert.Equal("We want {goal} by {day}.", aim.Sentence);
        Assert.Equal([new Field("goal", "The goal", false), new Field("day", "The day", true)], aim.Fields.AsEnumerable());
        Assert.Equal(["who"], deeds.Fields.Select(field => field.Id));
        Assert.Equal(["The plan: aim deeds", "For your eyes: mood more"], guide.Summary.Select(section => $"{section.Title}: {string.Join(' ', section.From)}"));
    }

    [Fact]
    public void Keeps_the_order_that_the_guides_ask_for() =>
        Assert.Equal(["zebra", "small", "ant"], Load(
            ("1.yaml", Other("ant", 10)),
            ("2.yaml", SmallGuide.Yaml),
            ("3.yaml", Other("zebra", 4))).Guides.Select(guide => guide.Id));

    [Fact]
    public void Refuses_two_guides_in_the_same_place() => Assert.Equal(
        ["b.yaml(41): a.yaml has order 5 too — give this one a place of its own"],
        Assert.Throws<ContentException>(() => Load(("a.yaml", SmallGuide.Yaml), ("b.yaml", Other("other", 5)))).Faults.AsEnumerable());

    [Fact]
    public void Finds_no_guide_that_is_not_there()
    {
        var library = Load(("small.yaml", SmallGuide.Yaml));

        Assert.Null(library.Find("large"));
        Assert.Throws<KeyNotFoundException>(() => library["large"]);
    }

    [Fact]
    public void Passes_over_files_that_are_no_yaml() =>
        Assert.Single(Load(("small.yaml", SmallGuide.Yaml), ("notes.md", "# Notes")).Guides);

    [Fact]
    public void Says_so_when_a_language_has_no_guide()
    {
        var error = Assert.Throws<ContentException>(() => GuideLibrary.Load(_content.Path, "xx-XX"));

        Assert.EndsWith(": there is no guide — put at least one .yaml file there", Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_all_faults_of_all_files_at_once()
    {
        var error = Assert.Throws<ContentException>(() => Load(
            ("a.yaml", SmallGuide.But("minutes: 5", "minutes: 500").Replace("why: It helps.", "wy: It helps.", StringComparison.Ordinal)),
            ("b.yaml", "id: small\n title: Askew"),
            ("c.yaml", SmallGuide.Yaml)));

        Assert.Equal(
            [
                "a.yaml(5): 'minutes' of the guide is not a whole number from 1 to 120 — write one",
                "a.yaml(7): step 'look' has no why — add 'why:'",
                "a.yaml(9): step 'look' has no use for 'wy' — use id, title, why, prompts",
            ],
            error.Faults.Take(3));
        Assert.StartsWith("b.yaml(2): this is not YAML: ", error.Faults[3], StringComparison.Ordinal);
        Assert.Equal("c.yaml(1): a.yaml has a guide 'small' too — give this one an id of its own", error.Faults[4]);
        Assert.Equal("c.yaml(41): a.yaml has order 5 too — give this one a place of its own", error.Faults[5]);
        Assert.Equal("Content is not valid:\n  " + string.Join("\n  ", error.Faults), error.Message);
    }

    [Theory]
    [InlineData("", "(1): the file is empty — write a guide in it or delete it")]
    [InlineData("# only a comment", "(1): the file is empty — write a guide in it or delete it")]
    [InlineData("just words", "(1): the guide is not written as keys with values — use id, version, title, source, minutes, order, steps, summary, follow-up")]
    public void Refuses_a_file_that_holds_no_guide(string yaml, string fault) => Assert.Contains("a.yaml" + fault, FaultsOf(yaml));

    [Fact]
    public void Refuses_a_second_document_in_a_file() =>
        Assert.Equal(["a.yaml(42): a second document begins here — keep one guide in a file"], FaultsOf(SmallGuide.Yaml + "---\nid: other\n"));

    [Fact]
    public void Refuses_a_reference_to_another_place() =>
        Assert.StartsWith("a.yaml(4): this is not YAML", Assert.Single(FaultsOf(SmallGuide.But("title: A small guide", "title: &name A guide").Replace("source: Somebody", "source: *name", StringComparison.Ordinal))), StringComparison.Ordinal);

    [Theory]
    [InlineData("title: A small guide", "# title", "(1): the guide has no title — add 'title:'")]
    [InlineData("title: A small guide", "title: ''", "(3): 'title' of the guide is blank — write it or take the key out")]
    [InlineData("title: A small guide", "title:", "(3): 'title' of the guide is blank — write it or take the key out")]
    [InlineData("title: A small guide", "title: [A, B]", "(3): 'title' of the guide is not text — write words there, in quotes if they hold a colon")]
    [InlineData("source: Somebody", "title: Twice", "(4): 'title' is in the guide twice — keep one")]
    [InlineData("source: Somebody", "author: Somebody", "(4): the guide has no use for 'author' — use id, version, title, source, minutes, order, steps, summary, follow-up")]
    [InlineData("minutes: 5", "minutes: 0", "(5): 'minutes' of the guide is not a whole number from 1 to 120 — write one")]
    [InlineData("order: 5", "order: first", "(41): 'order' of the guide is not a whole number from 1 to 100 — write one")]
    [InlineData("order: 5", "# order", "(1): the guide has no order — add 'order:'")]
    [InlineData("version: 2", "version: two", "(2): 'version' of the guide is not a whole number from 1 to 10000 — write one")]
    [InlineData("version: 2", "# version", "(1): the guide has no version — add 'version:'")]
    [InlineData("id: small", "id: Small Guide", "(1): the id 'Small Guide' has other characters than a-z, 0-9 and hyphens — write it with those only")]
    [InlineData("{ id: bad, text: Bad }", "{ id: 'bad,worse', text: Bad }", "(16): the id 'bad,worse' has other characters than a-z, 0-9 and hyphens — write it with those only")]
    [InlineData("- id: look", "- ", "(8): this step has no id — add 'id:'")]
    [InlineData("- id: more", "- id: mood", "(17): two prompts are called 'mood' — give each its own id")]
    [InlineData("{ id: bad, text: Bad }", "{ id: good, text: Bad }", "(16): two choices are called 'good' — give each its own id")]
    [InlineData("{ id: day, label: The day, kind: date }", "{ id: goal, label: The day, kind: date }", "(28): two fields are called 'goal' — give each its own id")]
    [InlineData("kind: one-of", "kind: essay", "(13): 'essay' is no kind of prompt — use any-of, date, list, long-text, one-of, progress, rows, scale, sentence, text")]
    [InlineData("kind: one-of", "kind: list", "(15): prompt 'mood' has no use for 'choices' — take it out, or make it a prompt of kind one-of, any-of or progress")]
    [InlineData("kind: text\n        tip", "kind: any-of\n        tip", "(17): prompt 'more' has no choices — add 'choices:'")]
    [InlineData("          - { id: bad, text: Bad }\n", "", "(15): prompt 'mood' has too few choices — give it 2 to 12")]
    [InlineData("kind: rows", "kind: date", "(33): prompt 'deeds' has no use for 'fields' — take it out, or make it a prompt of kind sentence or rows")]
    [InlineData("kind: rows", "kind: rows\n        sentence: We do.", "(32): prompt 'deeds' has no use for 'sentence' — take it out, or make it a prompt of kind sentence")]
    [InlineData("sentence: We want {goal} by {day}.", "# sentence", "(22): prompt 'aim' has no sentence — add 'sentence:'")]
    [InlineData("{goal} by {day}", "{goal} by {date}", "(25): the gap {date} has no field — add the field or take the gap out")]
    [InlineData("{goal} by {day}", "{goal} soon", "(28): the sentence has no gap for field 'day' — write {day} in the sentence or take the field out")]
    [InlineData("kind: date }", "kind: scale }", "(28): 'scale' is no kind of field — use text or date")]
    [InlineData(", kind: date }", "}", "(28): field 'day' has no kind — add 'kind:'")]
    [InlineData("{ prompt: mood, is: [bad] }", "{ prompt: aim, is: [bad] }", "(21): 'aim' is no earlier prompt of this step — name one that comes before this prompt")]
    [InlineData("{ prompt: mood, is: [bad] }", "{ prompt: more, is: [bad] }", "(21): 'more' is no earlier prompt of this step — name one that comes before this prompt")]
    [InlineData("{ prompt: mood, is: [bad] }", "{ prompt: mood, is: [good, ugly] }", "(21): 'ugly' is no choice of prompt 'mood' — use good, bad")]
    [InlineData("{ prompt: mood, is: [bad] }", "{ prompt: mood }", "(21): the condition has no choices — add 'is: [a choice]'")]
    [InlineData("{ prompt: mood, is: [bad] }", "{ prompt: mood, is: bad }", "(21): 'is' of this condition is not a list — begin each item with a hyphen, or write [one, two]")]
    [InlineData("sentence: We want {goal} by {day}.", "sentence: We want {goal} by {day}.\n        when: { prompt: more, is: [x] }", "(26): prompt 'more' has no choices — name a prompt of kind one-of or any-of")]
    [InlineData("      - more", "      - less", "(40): the guide has no prompt 'less' — name one of its prompts")]
    [InlineData("      - more", "      - aim", "(40): prompt 'aim' is in the summary twice — keep it in one section")]
    [InlineData("      - more", "      # more", "(17): prompt 'more' is not in the summary — add it to the 'from' of a section")]
    [InlineData("from: [aim, deeds]", "from: []", "(36): this summary section has no prompts — give it 1 to 42")]
    [InlineData("tip: Take your time.", "tip: ' '", "(20): 'tip' of prompt 'more' is blank — write it or take the key out")]
    public void Names_the_file_the_line_and_the_remedy(string find, string put, string fault) =>
        Assert.Contains("a.yaml" + fault, FaultsOf(SmallGuide.But(find, put)));

    [Theory]
    [InlineData("A small guide", 80, "(3): 'title' of the guide")]
    [InlineData("It helps.", 160, "(9): 'why' of step 'look'")]
    [InlineData("How are you?", 300, "(12): 'ask' of prompt 'mood'")]
    [InlineData("Bad }", 120, "(16): 'text' of choice 'bad'")]
    [InlineData("Take your time.", 500, "(20): 'tip' of prompt 'more'")]
    [InlineData("The goal", 80, "(27): 'label' of field 'goal'")]
    public void Keeps_texts_short_enough_for_a_card(string text, int longest, string where)
    {
        var ending = text.EndsWith('}') ? " }" : "";
        string Long(int length) => SmallGuide.But(text, new string('x', length) + ending);

        Load(("a.yaml", Long(longest)));
        Assert.Equal([$"a.yaml{where} is too long by 1 — keep to {longest} characters"], FaultsOf(Long(longest + 1)));
    }

    [Theory]
    [InlineData(6, 7, true)]
    [InlineData(7, 7, false)]
    [InlineData(6, 8, false)]
    public void Keeps_guides_short_enough_for_a_person(int steps, int prompts, bool fits)
    {
        var ids = Enumerable.Range(1, steps).SelectMany(step => Enumerable.Range(1, prompts).Select(prompt => $"p{step}-{prompt}")).ToList();
        var yaml = "{ id: many, version: 1, title: Many, source: Me, minutes: 5, order: 1, steps: ["
            + string.Join(", ", ids.Chunk(prompts).Select((chunk, index) => $"{{ id: s{index}, title: S, why: W, prompts: ["
                + string.Join(", ", chunk.Select(id => $"{{ id: {id}, ask: A?, kind: text }}")) + "] }"))
            + "], summary: ["
            + string.Join(", ", ids.Chunk(prompts).Select(chunk => $"{{ title: T, from: [{string.Join(", ", chunk)}] }}")) + "] }";

        Assert.Equal(fits, FaultsOf(yaml).Length == 0);
    }

    private static string Other(string id, int order) =>
        SmallGuide.But("id: small", $"id: {id}").Replace("order: 5", $"order: {order}", StringComparison.Ordinal);

    private GuideLibrary Load(params (string File, string Yaml)[] files)
    {
        foreach (var (file, yaml) in files) _content.With(file, yaml);
        return GuideLibrary.Load(_content.Path, "en-GB");
    }

    private string[] FaultsOf(string yaml) =>
        Record.Exception(() => Load(("a.yaml", yaml))) is ContentException error ? [.. error.Faults] : [];
}
