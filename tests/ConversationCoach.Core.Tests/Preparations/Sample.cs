using System.Collections.Immutable;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Core.Tests.Preparations;

/// <summary>A guide with a prompt of every kind, and a person who walks through it.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    public static readonly Guide Guide = new("sample", 3, "A sample", "Nobody", 10, 1,
        [
            new GuideStep("look", "Look", "It helps.",
            [
                Asked("story", PromptKind.LongText),
                Asked("mood", PromptKind.AnyOf) with { Choices = [new Choice("calm", "Calm"), new Choice("cross", "Cross")] },
                Asked("beneath", PromptKind.Text) with { When = new PromptCondition("mood", ["cross"]) },
            ]),
            new GuideStep("plan", "Plan", "It helps too.",
            [
                Asked("aim", PromptKind.Sentence) with { Sentence = "We want {goal} so that {good}.", Fields = [new Field("goal", "Goal", false), new Field("good", "Good", false)] },
                Asked("deeds", PromptKind.Rows) with { Fields = [new Field("who", "Who", false), new Field("by", "By", true)] },
                Asked("place", PromptKind.OneOf) with { Choices = [new Choice("here", "Here"), new Choice("there", "There")] },
                Asked("day", PromptKind.Date),
                Asked("trust", PromptKind.Scale),
                Asked("ideas", PromptKind.List),
            ]),
            new GuideStep("end", "End", "Well done.",
            [
                Asked("last", PromptKind.Text),
                Asked("review", PromptKind.Sentence) with { Sentence = "On {day}: {how}.", Fields = [new Field("day", "Day", true), new Field("how", "How", false)] },
            ]),
        ],
        [new SummarySection("Plan", ["story"])]);

    public static Preparation Begun { get; } = ((StartOutcome.Started)Preparation.Start(
        new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), new UserId("contoso", "ann"), Guide, new Details("The rota", "Bob", null), Monday)).Preparation;

    public static Preparation At(string step) => Begun.GoTo(Guide.FindStep(step), Monday);

    /// <summary>What a card that shows the preparation as it is now sends.</summary>
    public static StepAnswers Card(this Preparation shown, NextMove next, params (string Prompt, string Text)[] texts) =>
        new(shown.Step!, texts.ToImmutableDictionary(text => text.Prompt, text => text.Text), shown.Version, next);

    public static AnswerOutcome Press(this Preparation preparation, StepAnswers card) => preparation.Answer(Guide, card, Tuesday);

    public static Preparation Saved(this Preparation preparation, StepAnswers card) =>
        Assert.IsType<AnswerOutcome.Saved>(preparation.Press(card)).Preparation;

    /// <summary>Saves the texts from a card drawn just now, and stays.</summary>
    public static Preparation Typed(this Preparation preparation, params (string Prompt, string Text)[] texts) =>
        preparation.Saved(preparation.Card(NextMove.Stay, texts));

    /// <summary>Settles the words in doubt that are asked about now.</summary>
    public static Preparation Settled(this Preparation preparation, string prompt, Keep keep) =>
        preparation.Settle(Guide, prompt, preparation.Answers.GetValueOrDefault(prompt)?.Rival?.Version ?? 0, keep, Tuesday);

    public static string[] WordingsOf(this Preparation preparation, string prompt) =>
        [.. preparation.Answers[prompt].Wordings.Select(wording => wording.Text)];

    private static Prompt Asked(string id, PromptKind kind) => new(id, $"{id}?", kind, null, [], [], null, null);
}
