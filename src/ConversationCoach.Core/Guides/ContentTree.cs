using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ConversationCoach.Core.Guides;

/// <param name="Line">Counted from 1.</param>
internal abstract record ContentNode(int Line);

internal sealed record ContentText(string Text, int Line) : ContentNode(Line);

internal sealed record ContentList(ImmutableArray<ContentNode> Items, int Line) : ContentNode(Line);

/// <param name="Entries">As written: a key may be there twice.</param>
internal sealed record ContentMap(ImmutableArray<(ContentText Key, ContentNode Value)> Entries, int Line) : ContentNode(Line)
{
    /// <returns>The first of that key; <see langword="null"/> when there is none.</returns>
    public ContentNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key).Value;
}

/// <summary>
/// Reads YAML into nodes that know their lines. YamlDotNet's own nodes know them too, but give up at the first key that
/// is there twice, and authors should hear of everything at once.
/// </summary>
internal static class ContentTree
{
    /// <returns><see langword="null"/> when it is not YAML, which is then among the faults.</returns>
    public static ContentNode? Read(TextReader yaml, FileFaults faults)
    {
        try
        {
            var parser = new Parser(yaml);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                faults.Add(1, "the file is empty", "write a guide in it or delete it");
                return null;
            }

            var root = ReadNode(parser);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                faults.Add(Line(second), "a second document begins here", "keep one guide in a file");
            return root;
        }
        catch (YamlException error)
        {
            faults.Add(Math.Max(1, (int)error.Start.Line), $"this is not YAML: {error.Message}", "look at the indentation, colons and quotes here and on the lines beside it");
            return null;
        }
    }

    private static ContentNode ReadNode(Parser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar)) return new ContentText(scalar.Value, Line(scalar));

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = ImmutableArray.CreateBuilder<ContentNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadNode(parser));
            return new ContentList(items.ToImmutable(), Line(list));
        }

        if (parser.TryConsume<MappingStart>(out var map))
        {
            var entries = ImmutableArray.CreateBuilder<(ContentText, ContentNode)>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                entries.Add((new ContentText(key.Value, Line(key)), ReadNode(parser)));
            }

            return new ContentMap(entries.ToImmutable(), Line(map));
        }

        var other = parser.Consume<ParsingEvent>();
        throw new YamlException(other.Start, other.End, "a reference to another place; write the words out");
    }

    private static int Line(ParsingEvent read) => (int)read.Start.Line;
}
