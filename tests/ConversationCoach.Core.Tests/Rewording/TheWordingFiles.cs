using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Reframing.Rewording;

namespace ConversationCoach.Core.Tests.Rewording;

public sealed class TheWordingFiles : IDisposable
{
    private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("wordings");
    private readonly string _folder;

    public TheWordingFiles()
    {
        _folder = _content.CreateSubdirectory("en-GB").CreateSubdirectory("rewording").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Content", "en-GB", "rewording")))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    [Fact]
    public void Are_refused_with_every_fault_and_its_line()
    {
        Write("position.yaml", """
            ask: What do you both want?
            rules:
              - id: money
                when: "we want {what:cash} (now"
                form: shout
                say:
                  - "{what.polish} matters to {whom}."
            """);

        var refused = Assert.Throws<ContentException>(Load);

        Assert.Collection(refused.Faults,
            fault => Assert.StartsWith("position.yaml(3): rule 'money' has no example", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("position.yaml(4): 'when' of rule 'money' cannot be read", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("position.yaml(5): 'shout' is no form of a sentence", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("position.yaml(7): {what} is not in 'when'", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("position.yaml(7): nothing is called 'polish'", fault, StringComparison.Ordinal),
            fault => Assert.StartsWith("position.yaml(7): {whom} is not in 'when'", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Must_all_be_there()
    {
        File.Delete(Path.Combine(_folder, "yes-but.yaml"));

        Assert.Contains("yes-but.yaml: is not there", Assert.Single(Assert.Throws<ContentException>(Load).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void May_be_several_for_a_pattern()
    {
        Write("position-flags.yaml", """
            rules:
              - id: flags
                when: "nail our colours to {what}"
                say: ["What draws us to {what} is …"]
                examples:
                  - said: "Nail our colours to the mast."
                    reworded: "What draws us to the mast is …"
            """);

        Assert.Contains(Rewriter.Load(_content.FullName, "en-GB").Examples, example => example.Rule == "rule 'flags'");
    }

    public void Dispose() => _content.Delete(recursive: true);

    private Rewriter Load() => Rewriter.Load(_content.FullName, "en-GB");

    private void Write(string file, string yaml) => File.WriteAllText(Path.Combine(_folder, file), yaml);
}
