using System.Collections.Immutable;
using System.Text;

namespace ConversationCoach.Core.Reframing.Grammar;

/// <summary>The tokens of a text and its normalised form, made in one pass.</summary>
internal sealed class NormalForm
{
    private readonly string _original;
    private readonly StringBuilder _text;
    private readonly ImmutableArray<Token>.Builder _tokens;
    private readonly bool _shouted;
    private bool _spaceDue;

    private NormalForm(string original, List<RawToken> raw)
    {
        _original = original;
        _text = new StringBuilder(original.Length + 32);
        _tokens = ImmutableArray.CreateBuilder<Token>(raw.Count);
        _shouted = !original.Any(char.IsLower);
        for (var index = 0; index < raw.Count; index++)
            Add(raw[index], index + 1 < raw.Count && raw[index + 1].Kind == TokenKind.Word ? original.AsSpan(raw[index + 1].Start, raw[index + 1].Length) : default);

        Text = _text.ToString();
        Tokens = _tokens.MoveToImmutable();
    }

    public string Text { get; }

    public ImmutableArray<Token> Tokens { get; }

    public static NormalForm Of(string text) => new(text, Tokeniser.Read(text));

    private void Add(RawToken raw, ReadOnlySpan<char> next)
    {
        _spaceDue |= raw.SpaceBefore;
        var written = _original.AsSpan(raw.Start, raw.Length);
        var start = _text.Length;
        switch (raw.Kind)
        {
            case TokenKind.Word:
                Space();
                start = _text.Length;
                AddWord(written, next);
                break;
            case TokenKind.Punctuation:
                start = AddMark(written);
                break;
            case TokenKind.Other:
                Space();
                start = _text.Length;
                _text.Append('¤');
                break;
            default:
                _spaceDue = true;
                break;
        }

        _tokens.Add(new Token(raw.Kind, new TextSpan(raw.Start, raw.Length), TextSpan.Between(start, _text.Length)));
    }

    private int AddMark(ReadOnlySpan<char> written)
    {
        if (Tokeniser.IsDash(written[0]))
        {
            _spaceDue = _text.Length > 0;
            Space();
            var at = _text.Length;
            _text.Append('-');
            _spaceDue = true;
            return at;
        }

        var opens = written[0] is '(' or '[';
        if (opens) Space();
        else _spaceDue = false;
        var start = _text.Length;
        _text.Append(written[0] is '?' or '!' && written.Contains('?') ? '?' : written[0]);
        _spaceDue = !opens && written[0] is not '/';
        return start;
    }

    private void AddWord(ReadOnlySpan<char> written, ReadOnlySpan<char> next)
    {
        Span<char> room = stackalloc char[40];
        var length = 0;
        if (written.Length <= room.Length)
        {
            foreach (var sign in written)
                if (Tokeniser.IsKept(sign)) room[length++] = Tokeniser.IsApostrophe(sign) ? '\'' : char.ToLowerInvariant(sign);
            var word = room[..length].TrimEnd('\'');
            if (!_shouted && written is "IT") _text.Append("ict");
            else if (!Contractions.TryAppend(_text, word, next)) _text.Append(word);
            return;
        }

        foreach (var sign in written)
            if (Tokeniser.IsKept(sign)) _text.Append(Tokeniser.IsApostrophe(sign) ? '\'' : char.ToLowerInvariant(sign));
    }

    private void Space()
    {
        if (_spaceDue && _text.Length > 0 && _text[^1] != ' ') _text.Append(' ');
        _spaceDue = false;
    }
}
