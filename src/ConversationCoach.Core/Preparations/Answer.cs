using System.Collections.Immutable;

namespace ConversationCoach.Core.Preparations;

/// <summary>What a person wrote for one prompt, with everything they wrote there before.</summary>
/// <param name="Wordings">Oldest first; never empty.</param>
public sealed record Answer(ImmutableArray<Wording> Wordings)
{
    /// <summary>What stands now; an empty text means it was taken back.</summary>
    public Wording Current => Wordings.Last(wording => !wording.IsRival);

    /// <summary>Different words that arrived from a card drawn earlier; the person has yet to choose. The oldest is asked about first.</summary>
    public Wording? Rival => Rivals.FirstOrDefault();

    // Nothing is put over words in doubt but what settles them, one at a time; what then reads the same is settled with them.
    private IEnumerable<Wording> Rivals => Wordings.Aggregate(ImmutableList<Wording>.Empty, (rivals, wording) =>
        wording.IsRival ? rivals.Add(wording)
        : rivals.IsEmpty ? rivals
        : rivals.RemoveAt(0).RemoveAll(rival => rival.Text == wording.Text));

    /// <returns>What stood when the preparation had that version; empty when nothing did.</returns>
    public string TextAt(int version) =>
        Wordings.LastOrDefault(wording => !wording.IsRival && wording.Version <= version)?.Text ?? "";

    /// <returns>Whether the person is, or was since that version, asked about these words.</returns>
    internal bool IsRival(string text, int version) =>
        Rivals.Any(rival => rival.Text == text) || Wordings.Any(wording => wording.IsRival && wording.Version > version && wording.Text == text);

    public Answer With(Wording wording) => new(Wordings.Add(wording));
}

/// <param name="Text">As <see cref="AnswerText"/> writes it.</param>
/// <param name="Version">The version of the preparation that brought it.</param>
/// <param name="At">UTC.</param>
/// <param name="IsRival">It met other words and was set beside them, not over them.</param>
public sealed record Wording(string Text, int Version, DateTimeOffset At, bool IsRival = false);
