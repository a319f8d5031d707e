using System.Collections.Immutable;

namespace ConversationCoach.Core.Guides;

/// <summary>Content files cannot be used as they are; whoever wrote them can put it right.</summary>
/// <param name="faults">All there are, each with its file, its line and what to do about it.</param>
public sealed class ContentException(IEnumerable<string> faults)
    : Exception(string.Join('\n', ["Content is not valid:", .. faults.Select(fault => "  " + fault)]))
{
    public ImmutableArray<string> Faults { get; } = [.. faults];
}

/// <summary>What is wrong with one content file.</summary>
internal sealed class FileFaults(string file)
{
    private readonly List<(int Line, string Text)> _found = [];

    public void Add(int line, string what, string remedy) => _found.Add((line, $"{file}({line}): {what} — {remedy}"));

    public IEnumerable<string> InOrder() => _found.OrderBy(fault => fault.Line).Select(fault => fault.Text);
}
