using ConversationCoach.Core.Reframing;
using ConversationCoach.Core.Reframing.Grammar;
using ConversationCoach.Core.Reframing.Rewording;

namespace ConversationCoach.Core.Tests.Rewording;

public class EveryWording
{
    private static readonly Rewriter Rewriter = Rewriter.Load(Path.Combine(AppContext.BaseDirectory, "Content"), "en-GB");

    public static TheoryData<string, string, string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, string, string>();
            foreach (var example in Rewriter.Examples)
                examples.Add(example.Rule, $"{example.Pattern.Id()} {example.Span.Start} {example.Span.Length}", example.Said, example.Reworded ?? "");
            return examples;
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void Does_what_its_examples_say(string rule, string finding, string said, string reworded)
    {
        var at = finding.Split(' ');
        var span = new TextSpan(int.Parse(at[1], provider: null), int.Parse(at[2], provider: null));

        var wording = Rewriter.Reword(MessageText.Read(said), [new Finding(PatternIds.Find(at[0])!.Value, rule, span)]).Each[0];

        Assert.Equal(reworded, wording.Rewordings.FirstOrDefault() ?? "");
        Assert.EndsWith("?", wording.Question, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_an_example_in_each_pattern() =>
        Assert.Equal(Enum.GetValues<Pattern>().Length, Rewriter.Examples.Select(example => example.Pattern).Distinct().Count());
}
