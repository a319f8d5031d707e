using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Tests;

public class TheCore
{
    [Fact]
    public void Knows_only_the_platform_and_how_to_read_yaml() => Assert.All(
        typeof(Guide).Assembly.GetReferencedAssemblies().Where(known => known.Name is not "YamlDotNet"),
        known => Assert.StartsWith("System", known.Name, StringComparison.Ordinal));
}
