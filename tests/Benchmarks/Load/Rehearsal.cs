using System.Collections.Immutable;
using System.Text.Json;
using ConversationCoach.Bot;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace Benchmarks.Load;

/// <summary>A leader walks through the five steps, twice goes back to say something better, and ends with the plan. Every press is a save.</summary>
internal static class Rehearsal
{
    private const string About = $"The winter rota {Exchange.Story}";

    // The number of the story is part of the id, so each story is a preparation of its own.
    private static readonly Guid Id = Guid.Parse($"01890a5d-0000-7000-8000-0000{Exchange.Story}");

    private static readonly (int Step, NextMove Move)[] Walk =
    [
        (0, NextMove.Continue), (1, NextMove.Back), (0, NextMove.Continue), (1, NextMove.Continue), (2, NextMove.Continue),
        (3, NextMove.Back), (2, NextMove.Continue), (3, NextMove.Continue), (4, NextMove.Continue),
    ];

    public static Exchange[] Story(Language language, int user)
    {
        var guide = language.Guides.Guides[0];
        var standing = new Dictionary<string, string>(StringComparer.Ordinal);
        var story = new List<Exchange>
        {
            new(Activities.Press(user, new StartPreparation(Id) { Guide = guide.Id, About = About, With = "R.P.", Day = "2026-12-03" }.ToJson()), guide.Steps[0].Title, About),
        };

        foreach (var (index, move) in Walk)
        {
            var step = guide.Steps[index];
            var press = Press(step, version: story.Count, move, isSecond: standing.ContainsKey(step.Id));
            standing[step.Id] = step.Prompts.FirstOrDefault(prompt => prompt.Kind is PromptKind.LongText) is { } first ? press.Inputs![StepInputs.Id(first)].GetString()! : "";

            var shown = guide.Steps.ElementAtOrDefault(move is NextMove.Back ? index - 1 : index + 1);
            var expected = shown is null ? standing[guide.Steps[2].Id] : standing.GetValueOrDefault(shown.Id, "");
            story.Add(new Exchange(Activities.Press(user, press.ToJson()), shown?.Title ?? About, About, expected));
        }

        return [.. story];
    }

    /// <summary>A preparation whose every prompt is answered.</summary>
    public static Preparation Finished(Language language) => Versions(language).Last();

    /// <summary>The same, as it is saved step by step.</summary>
    public static IEnumerable<Preparation> Versions(Language language)
    {
        var (guide, now) = (language.Guides.Guides[0], new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
        var preparation = ((StartOutcome.Started)Preparation.Start(Id, new UserId("tenant", "ann"), guide, new Details(About, "R.P.", new DateOnly(2026, 12, 3)), now)).Preparation;
        yield return preparation;
        foreach (var step in guide.Steps)
        {
            var texts = StepInputs.Read(step, Inputs(step.Prompts, isSecond: false));
            preparation = ((AnswerOutcome.Saved)preparation.Answer(guide, new StepAnswers(step.Id, texts, preparation.Version, NextMove.Stay), now)).Preparation;
            yield return preparation;
        }
    }

    /// <summary>The value of a press on the last step, every input filled.</summary>
    public static string FullestPress(Language language) => Press(language.Guides.Guides[0].Steps[^1], 6, NextMove.Continue, isSecond: false).ToJson();

    private static AnswerStep Press(GuideStep step, int version, NextMove move, bool isSecond) =>
        new(Id, step.Id, version, move, 1) { Inputs = Inputs(step.Prompts.Where(prompt => prompt.When is null), isSecond) };

    private static Dictionary<string, JsonElement> Inputs(IEnumerable<Prompt> prompts, bool isSecond) =>
        prompts.SelectMany(prompt => Inputs(prompt, isSecond)).ToDictionary(input => input.Id, input => JsonSerializer.SerializeToElement(input.Text), StringComparer.Ordinal);

    private static IEnumerable<(string Id, string Text)> Inputs(Prompt prompt, bool isSecond) => prompt.Kind switch
    {
        PromptKind.OneOf => [(StepInputs.Id(prompt), prompt.Choices[0].Id)],
        PromptKind.AnyOf => [(StepInputs.Id(prompt), prompt.Choices[^1].Id)],
        PromptKind.Scale => [(StepInputs.Id(prompt), "7")],
        PromptKind.Date => [(StepInputs.Id(prompt), "2026-12-10")],
        PromptKind.List => [(StepInputs.Id(prompt), $"Safe nights for everyone on the ward\nRested people\nNobody dreads the week of {Exchange.Story}")],
        PromptKind.Sentence => prompt.Fields.Select(field => (StepInputs.Id(prompt, field), Cell(field))),
        PromptKind.Rows => Enumerable.Range(0, 2).SelectMany(row => prompt.Fields.Select(field => (StepInputs.Id(prompt, row, field), Cell(field)))),
        _ => [(StepInputs.Id(prompt), isSecond
            ? $"Having slept on it: we both let the swaps run until nobody knew who was on call, and it began before May {Exchange.Story}."
            : $"We stopped talking in May, after two swaps were refused and nobody said why to the people of ward {Exchange.Story}.")],
    };

    private static string Cell(Field field) => field.IsDate ? "2026-12-17" : "a rota that is out two weeks ahead";
}
