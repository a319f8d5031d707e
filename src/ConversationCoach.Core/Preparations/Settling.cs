using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Preparations;

/// <summary>Which of two wordings stays.</summary>
public enum Keep
{
    First,
    Second,

    /// <summary>The second below the first; where that cannot be, the first, and the second stays in the history.</summary>
    Both,
}

/// <summary>How words in doubt are settled.</summary>
public static class Settling
{
    /// <param name="prompt"><see langword="null"/> when the guide asks it no more.</param>
    /// <returns>Whether there is room for both wordings in one answer.</returns>
    public static bool CanKeepBoth(Prompt? prompt, Answer answer) => answer.Rival is { } rival && Joined(prompt, answer.Current.Text, rival.Text) is not null;

    /// <summary>Settles the words a person was asked about; all of them stay in the history, and the next in doubt are asked about then.</summary>
    /// <param name="rival">The version of the rival they saw: when it is settled already, nothing changes.</param>
    public static Preparation Settle(this Preparation preparation, Guide guide, string promptId, int rival, Keep keep, DateTimeOffset now)
    {
        if (!preparation.Answers.TryGetValue(promptId, out var answer) || answer.Rival is not { } other || other.Version != rival) return preparation;
        var text = keep switch
        {
            Keep.First => answer.Current.Text,
            Keep.Second => other.Text,
            _ => Joined(guide.FindPrompt(promptId), answer.Current.Text, other.Text) ?? answer.Current.Text,
        };
        var changed = preparation.Changed(now);
        return changed.Answered(promptId, answer.With(new Wording(text, changed.Version, now)));
    }

    private static string? Joined(Prompt? prompt, string first, string second)
    {
        var joined = prompt?.Kind switch
        {
            PromptKind.LongText => $"{first}\n{second}",
            PromptKind.List or PromptKind.Rows => string.Join('\n', first.Split('\n').Union(second.Split('\n'))),
            PromptKind.AnyOf => AnswerRules.Clean(prompt, $"{first},{second}"),
            _ => null,
        };
        return joined is null || AnswerRules.FaultOf(prompt!, joined) is not null ? null : joined;
    }
}
