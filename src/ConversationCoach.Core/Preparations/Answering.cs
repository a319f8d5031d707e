using System.Collections.Immutable;
using ConversationCoach.Core.Guides;

namespace ConversationCoach.Core.Preparations;

/// <summary>What a person typed on one step, and where they want to go from there.</summary>
/// <param name="StepId">A step of the guide or of its follow-up, from which there is nowhere to go.</param>
/// <param name="Texts">By prompt id, as <see cref="AnswerText"/> writes them; a prompt that is missing stays as it is, an empty text takes it back.</param>
/// <param name="DrawnAt">The version of the preparation that the person saw while typing.</param>
public sealed record StepAnswers(string StepId, ImmutableDictionary<string, string> Texts, int DrawnAt, NextMove Next);

/// <summary>Where to go once the words are safe.</summary>
public enum NextMove
{
    Continue,
    Back,
    Pause,
    Stay,
}

public abstract record AnswerOutcome
{
    private AnswerOutcome() { }

    /// <summary>To be saved before anything is shown.</summary>
    public sealed record Saved(Preparation Preparation) : AnswerOutcome;

    /// <summary>Pressed twice, or an old card that says nothing new: there is nothing to save.</summary>
    public sealed record Unchanged(Preparation Preparation) : AnswerOutcome;

    /// <summary>Nothing was taken, of no prompt: the person corrects and presses again.</summary>
    public sealed record Refused(Preparation Preparation, ImmutableArray<AnswerFault> Faults) : AnswerOutcome;

    /// <summary>The guide has changed since the card was drawn.</summary>
    public sealed record NoSuchStep(Preparation Preparation) : AnswerOutcome;
}

/// <summary>Why an answer was not taken.</summary>
public abstract record AnswerFault(string PromptId)
{
    /// <param name="By">In UTF-16 characters.</param>
    /// <param name="Most">How many there may be, of the answer or of its longest cell.</param>
    public sealed record TooLong(string PromptId, int By, int Most) : AnswerFault(PromptId);

    public sealed record NotAChoice(string PromptId) : AnswerFault(PromptId);

    public sealed record NotADay(string PromptId) : AnswerFault(PromptId);

    public sealed record NotOnTheScale(string PromptId) : AnswerFault(PromptId);

    public sealed record TooManyRows(string PromptId) : AnswerFault(PromptId);
}

/// <summary>The rules of answering a step.</summary>
public static class Answering
{
    public static AnswerOutcome Answer(this Preparation preparation, Guide guide, StepAnswers typed, DateTimeOffset now)
    {
        if ((guide.FindStep(typed.StepId) ?? guide.FollowUp?.FindStep(typed.StepId)) is not { } step) return new AnswerOutcome.NoSuchStep(preparation);

        var texts = step.Prompts.Where(prompt => typed.Texts.ContainsKey(prompt.Id))
            .ToDictionary(prompt => prompt, prompt => AnswerRules.Clean(prompt, typed.Texts[prompt.Id]));
        var faults = texts.Select(text => AnswerRules.FaultOf(text.Key, text.Value)).OfType<AnswerFault>().ToImmutableArray();
        if (!faults.IsEmpty) return new AnswerOutcome.Refused(preparation, faults);

        var answered = texts.Aggregate(preparation.Changed(now), (changed, text) => changed.Take(text.Key.Id, text.Value, typed.DrawnAt));
        var saysMore = answered.Answers != preparation.Answers;

        // What is asked after the conversation lies beside the way through the guide: nobody is moved or woken by it.
        if (guide.IndexOf(step.Id) < 0) return saysMore ? new AnswerOutcome.Saved(answered) : new AnswerOutcome.Unchanged(preparation);

        var isLive = preparation.Step == step.Id && (saysMore || typed.DrawnAt == preparation.Version);
        var asksMore = answered.PromptsOf(step).Except(preparation.PromptsOf(step)).Any();

        return (typed.Next, isLive) switch
        {
            (NextMove.Continue, true) when !asksMore => new AnswerOutcome.Saved(answered.At(preparation.Status is PreparationStatus.Complete ? null : guide.StepAfter(step))),
            (NextMove.Back, true) => new AnswerOutcome.Saved(answered.At(guide.StepBefore(step) ?? step)),
            (NextMove.Pause, true) => new AnswerOutcome.Saved(answered with { Status = PreparationStatus.Paused }),
            _ when saysMore => new AnswerOutcome.Saved(answered.Awake(typed.Next)),
            _ => new AnswerOutcome.Unchanged(preparation),
        };
    }

    // What was typed on a card drawn earlier meets what is there now: the same words are no change, words the person did
    // not touch give way, and where both were touched both are kept. While words are in doubt all others are set beside
    // them, so that nothing stands that the person has not chosen.
    private static Preparation Take(this Preparation changed, string promptId, string text, int drawnAt)
    {
        if (!changed.Answers.TryGetValue(promptId, out var answer))
            return text.Length == 0 ? changed : changed.Answered(promptId, new Answer([new Wording(text, changed.Version, changed.ChangedAt)]));

        var (current, isInDoubt) = (answer.Current, answer.Rival is not null);
        var isBehind = current.Version > drawnAt;
        if (text == current.Text || answer.IsRival(text, drawnAt)) return changed;
        if (text.Length == 0 && (isBehind || isInDoubt)) return changed;
        if (isBehind && text == answer.TextAt(drawnAt)) return changed;

        var isRival = isInDoubt || (isBehind && current.Text.Length > 0);
        return changed.Answered(promptId, answer.With(new Wording(text, changed.Version, changed.ChangedAt, isRival)));
    }

    // Words wake what sleeps, unless the same press puts it to sleep.
    private static Preparation Awake(this Preparation answered, NextMove next) => answered.Status switch
    {
        PreparationStatus.Paused when next is not NextMove.Pause => answered.Woken(),
        PreparationStatus.Archived => answered.Woken(),
        _ => answered,
    };
}
