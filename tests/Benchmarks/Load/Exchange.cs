using System.Text;
using Benchmarks.Servers;

namespace Benchmarks.Load;

/// <summary>A request, ready as bytes, and what must stand in its answer. The numbers of a story and of a turn are written into the bytes.</summary>
internal sealed class Exchange
{
    /// <summary>Stands in a body, and in what is expected, for the number of the story.</summary>
    public const string Story = "77777777";

    /// <summary>Stands in a body for the number of the turn, so that no two activities have the same id.</summary>
    public const string Turn = "88888888";

    private readonly string _body;
    private readonly byte[] _request;
    private readonly int[] _storySpots;
    private readonly int[] _turnSpots;
    private readonly Expected[] _expected;

    public Exchange(string body, params IEnumerable<string> expected) : this(body, headers: "", [.. expected.Select(text => Encoding.UTF8.GetBytes(text)).Select(text => new Expected(text, Spots(text, Story)))])
    {
    }

    private Exchange(string body, string headers, Expected[] expected)
    {
        _body = body;
        _expected = expected;
        _request = Encoding.UTF8.GetBytes(
            $"POST {Server.Path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _storySpots = Spots(_request, Story);
        _turnSpots = Spots(_request, Turn);
    }

    /// <returns>The same, said by whoever has the token, in another activity.</returns>
    public Exchange With(string token, Func<string, string> change) => new(change(_body), $"Authorization: Bearer {token}\r\n", _expected);

    /// <returns>Good until the next call.</returns>
    public ReadOnlyMemory<byte> Request(int story, int turn)
    {
        Write(_request, _storySpots, story);
        Write(_request, _turnSpots, turn);
        return _request;
    }

    /// <exception cref="InvalidDataException">The answer is not the one that belongs to this story.</exception>
    public void Check(Answer answer, int story)
    {
        if (answer.Status != 200) throw new InvalidDataException($"Status {answer.Status}: {answer.Text}");
        foreach (var expected in _expected)
        {
            Write(expected.Text, expected.Spots, story);
            if (answer.Body.Span.IndexOf(expected.Text) < 0) throw new InvalidDataException($"'{Encoding.UTF8.GetString(expected.Text)}' is not in: {answer.Text}");
        }
    }

    private static int[] Spots(ReadOnlySpan<byte> text, string mark)
    {
        var spots = new List<int>();
        var bytes = Encoding.ASCII.GetBytes(mark);
        for (var at = text.IndexOf(bytes); at >= 0;)
        {
            spots.Add(at);
            var next = text[(at + bytes.Length)..].IndexOf(bytes);
            at = next < 0 ? -1 : at + bytes.Length + next;
        }

        return [.. spots];
    }

    private static void Write(byte[] text, int[] spots, int number)
    {
        foreach (var spot in spots)
        {
            var rest = number;
            for (var digit = Story.Length - 1; digit >= 0; digit--, rest /= 10) text[spot + digit] = (byte)('0' + (rest % 10));
        }
    }

    private sealed record Expected(byte[] Text, int[] Spots);
}

/// <param name="Body">Good until the next request on the same connection.</param>
internal readonly record struct Answer(int Status, ReadOnlyMemory<byte> Body)
{
    public string Text => Encoding.UTF8.GetString(Body.Span);
}
