using System.Text.RegularExpressions;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>
/// An author's expression. The linear engine takes milliseconds to make one ready, so that waits for the first message
/// that needs it; sentences of ordinary length, and the rules' own examples, are for the plain engine. What is tried often is
/// compiled in the background, one expression after the other, since that takes some ten milliseconds too.
/// </summary>
internal sealed class Expression
{
    private static readonly string[] NotLinear = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "\\1", "\\k"];

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Often = 1000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly Lazy<Regex> _linear;
    private volatile Regex _plain;
    private int _tries;

    /// <param name="text">With its lists and spaces as the <see cref="Tagger"/> leaves them.</param>
    /// <exception cref="ArgumentException">It is no expression.</exception>
    /// <exception cref="NotSupportedException">The linear engine cannot look around or refer back.</exception>
    public Expression(string text, WordNumbers numbers)
    {
        if (NotLinear.FirstOrDefault(sign => text.Contains(sign, StringComparison.Ordinal)) is { } sign)
            throw new NotSupportedException($"it has {sign}");

        _plain = new Regex(text, Options, Longest);
        Needs = new NeededWords(text, numbers);
        _linear = new Lazy<Regex>(() => new Regex(text, Options | RegexOptions.NonBacktracking));
    }

    public NeededWords Needs { get; }

    public Regex Plain
    {
        get
        {
            if (Interlocked.Increment(ref _tries) == Often) _ = CompileAsync();
            return _plain;
        }
    }

    public Regex Linear => _linear.Value;

    private async Task CompileAsync()
    {
        await OneAtATime.WaitAsync();
        try
        {
            _plain = await Task.Run(() => new Regex(_plain.ToString(), Options | RegexOptions.Compiled, Longest));
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
