using System.Text.RegularExpressions;

namespace ConversationCoach.Core.Reframing.Rules;

/// <summary>
/// An author's expression. The linear engine takes milliseconds to make one ready, so that waits for the first message
/// that needs it; sentences of ordinary length, and the rules' own examples, are for the plain engine.
/// </summary>
internal sealed class Expression
{
    private static readonly string[] NotLinear = ["(?=", "(?!", "(?<=", "(?<!", "(?>", "\\1", "\\k"];

    private readonly Lazy<Regex> _linear;

    /// <param name="text">With its lists and spaces as the <see cref="Tagger"/> leaves them.</param>
    /// <exception cref="ArgumentException">It is no expression.</exception>
    /// <exception cref="NotSupportedException">The linear engine cannot look around or refer back.</exception>
    public Expression(string text, WordNumbers numbers)
    {
        if (NotLinear.FirstOrDefault(sign => text.Contains(sign, StringComparison.Ordinal)) is { } sign)
            throw new NotSupportedException($"it has {sign}");

        Plain = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Needs = new NeededWords(text, numbers);
        _linear = new Lazy<Regex>(() => new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
    }

    public NeededWords Needs { get; }

    public Regex Plain { get; }

    public Regex Linear => _linear.Value;
}
