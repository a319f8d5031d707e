using System.Globalization;
using System.Text.RegularExpressions;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Guides;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Host;

/// <param name="Visitor">Who does it by cards and, now and then, by typing.</param>
internal sealed partial record Leader(Visitor Visitor, int Number, Random Random)
{
    /// <summary>By input id.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    public async Task PrepareAsync()
    {
        await Visitor.SaysAsync("start");
        var start = Visitor.Card;
        await PauseAsync();
        await Visitor.PressesAsync(start, "Start", Input("about"), ("with", "R.P."));
        foreach (var step in Coach.English.Guides.Guides[0].Steps)
        {
            await PauseAsync();
            Assert.Equal(step.Title, Visitor.Card.Title);
            var prompts = step.Prompts.Where(prompt => prompt.When is null).ToList();
            if (Random.Next(4) == 0 && prompts[0].Kind is PromptKind.LongText)
            {
                var (id, text) = Input(StepInputs.Id(prompts[0]));
                await Visitor.SaysAsync(text);
                prompts.RemoveAt(0);
                await Visitor.SaysAsync("cancel");
            }

            await Visitor.PressesAsync("Save and continue", [.. prompts.SelectMany(Inputs)]);
        }
    }

    private IEnumerable<(string, string)> Inputs(Prompt prompt) => prompt.Kind switch
    {
        PromptKind.AnyOf => [(StepInputs.Id(prompt), "mutual")],
        PromptKind.Scale => [(StepInputs.Id(prompt), "7")],
        PromptKind.Sentence => prompt.Fields.Select(field => field.IsDate ? (StepInputs.Id(prompt, field), "2026-12-10") : Input(StepInputs.Id(prompt, field))),
        PromptKind.Rows => prompt.Fields.Select(field => field.IsDate ? (StepInputs.Id(prompt, 0, field), "2026-12-10") : Input(StepInputs.Id(prompt, 0, field))),
        _ => [Input(StepInputs.Id(prompt))],
    };

    private (string, string) Input(string id) => (id, Typed[id] = $"of{Number}s{string.Concat(Enumerable.Range(0, 6).Select(_ => (char)('a' + Random.Next(26))))}");

    // Something else in between, so that the turns of all interleave differently.
    private async Task PauseAsync()
    {
        switch (Random.Next(6))
        {
            case 0: await Visitor.SaysAsync("list"); await Visitor.SaysAsync("cancel"); break;
            case 1: await Task.Yield(); break;
            case 2: await Visitor.SaysAsync("help"); await Visitor.SaysAsync("cancel"); break;
        }
    }

    /// <summary>Everything typed is on the plan and in the store, once, and nothing of anybody else is.</summary>
    public async Task CheckAsync(IPreparationStore preparations)
    {
        Assert.All(Visitor.Screen, shown => Assert.All(OwnersIn(shown.IsCard ? shown.Json : shown.Text), owner => Assert.Equal(Number, owner)));

        var plan = Visitor.Card;
        Assert.StartsWith(Coach.English.Phrases.Plan.Title.Split('{')[0], plan.Title, StringComparison.Ordinal);
        Assert.All(Typed.Values, text => Assert.Contains(text, plan.Json, StringComparison.Ordinal));

        var summary = Assert.Single(await preparations.ListAsync(Visitor.User, CancellationToken.None));
        var kept = (await preparations.FindAsync(summary.Id, Visitor.User, CancellationToken.None))!;
        Assert.Equal(PreparationStatus.Complete, kept.Status);
        var texts = string.Join('\n', kept.Answers.Keys.Select(kept.TextOf).Append(kept.About));
        Assert.All(Typed.Values, text => Assert.Contains(text, texts, StringComparison.Ordinal));
        Assert.All(Typed.Where(typed => kept.Answers.ContainsKey(typed.Key.Split('.')[^1])), typed => Assert.Equal(typed.Value, kept.TextOf(typed.Key.Split('.')[^1])));
        Assert.All(kept.Answers.Values, answer => Assert.Single(answer.Wordings));
        Assert.All(OwnersIn(texts), owner => Assert.Equal(Number, owner));
    }

    private static IEnumerable<int> OwnersIn(string text) => Mark().Matches(text).Select(mark => int.Parse(mark.Groups["owner"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("of(?<owner>[0-9]+)s[a-z]{6}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
