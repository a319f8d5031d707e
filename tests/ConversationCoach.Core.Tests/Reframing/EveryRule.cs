using ConversationCoach.Core.Reframing.Grammar;
using ConversationCoach.Core.Reframing.Rules;

namespace ConversationCoach.Core.Tests.Reframing;

public class EveryRule
{
    private static readonly RuleBook Shipped = ShippedRules.Book;

    public static TheoryData<string> Ids => [.. Shipped.Ids.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Does_what_its_examples_say_with_the_linear_engine(string id)
    {
        var pattern = Shipped.Ids.Single(rule => rule.Id == id).Pattern;
        var (fires, silent) = Shipped.ExamplesOf(id);

        Assert.All(fires, said => Assert.Contains(Shipped.Detect(MessageText.Read(said)), finding => finding.Pattern == pattern));
        Assert.All(silent, said => Assert.DoesNotContain(Shipped.Detect(MessageText.Read(said)), finding => finding.Pattern == pattern));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Names_its_source(string id) => Assert.Contains("McDermott and Hall", Shipped.WhyOf(id), StringComparison.Ordinal);
}
