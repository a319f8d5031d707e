using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Core.Tests.Reframing;

public sealed class TheRuleFiles : IDisposable
{
    private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("rules");
    private readonly string _folder;

    public TheRuleFiles()
    {
        _folder = _content.CreateSubdirectory("en-GB").CreateSubdirectory("reframing").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Content", "en-GB", "reframing")))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    [Fact]
    public void Are_refused_with_every_fault_of_every_file_and_its_line()
    {
        Write("position.yaml", """
            pattern: standing
            why: It closes a door.
            rules: []
            """);
        Write("yes-but.yaml", """
            pattern: yes-but
            why: It takes back what was given.
            rules:
              - id: turn
                needs: [but, "{turns}"]
                find:
                  - 'yes, (?=but)'
                  - 'yes, but ('
                  - '{turns} but'
                guards: [not-on-a-monday]
                span: half
                reach: three-sentences
                weight: heavy
                fires: ["Yes, but no."]
            """);
        File.Delete(Path.Combine(_folder, "either-or.yaml"));

        Assert.Collection(Refused().Order(StringComparer.Ordinal),
            fault => Assert.EndsWith("either-or.yaml: the file is missing — put it there", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("position.yaml(1): there is no such pattern", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(10): rule 'turn' names a guard 'not-on-a-monday'", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(11): 'half' is no span", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(12): 'three-sentences' is no reach", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(13): 'heavy' is no weight", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(4): rule 'turn' has no does-not-fire", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(5): rule 'turn' refers to words 'turns'", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(7): an expression of rule 'turn' cannot be used", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(8): an expression of rule 'turn' cannot be used", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("yes-but.yaml(9): rule 'turn' refers to words 'turns'", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Are_refused_when_a_rule_does_not_do_what_its_examples_say()
    {
        Write("position.yaml", """
            pattern: position
            why: It closes a door.
            rules:
              - id: door
                needs: [door]
                find: ['\bthe door is shut\b']
                fires: ["The door is open."]
                does-not-fire: ["I hear the door is shut."]
            """);

        Assert.Collection(Refused(),
            fault => Assert.StartsWith("position.yaml: rule 'door' does not fire in \"The door is open.\"", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("position.yaml: rule 'door' fires in \"I hear the door is shut.\"", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Must_have_the_word_lists_that_guards_ask_for()
    {
        Write("words.yaml", """
            lists:
              - id: people
                words: nurse+
            """);

        Assert.Contains("words.yaml: there is no list 'groups' — guards need it", Refused());
    }

    public void Dispose() => _content.Delete(recursive: true);

    private System.Collections.Immutable.ImmutableArray<string> Refused() =>
        Assert.Throws<ContentException>(() => RuleBook.Load(_content.FullName, "en-GB")).Faults;

    private void Write(string file, string yaml) => File.WriteAllText(Path.Combine(_folder, file), yaml);
}
