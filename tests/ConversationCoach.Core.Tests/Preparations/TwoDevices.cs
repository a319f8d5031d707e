using ConversationCoach.Core.Preparations;
using static ConversationCoach.Core.Tests.Preparations.Sample;

namespace ConversationCoach.Core.Tests.Preparations;

/// <summary>A walk at random, the same for the same seed: two cards of one preparation, each drawn at its own time.</summary>
public class TwoDevices
{
    private static readonly string[] Flavours = ["plain", "🙂", "\u200fעברית\u200e", "two\nlines", "tab\tbed", "nul\0l"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory, MemberData(nameof(Seeds))]
    public void Never_lose_a_word_in_whatever_order_they_press(int seed)
    {
#pragma warning disable CA5394 // A test wants the same numbers every time, not secret ones.
        var random = new Random(seed);
        var preparation = Begun;
        Preparation[] shown = [Begun, Begun];
        var kept = new List<(string Prompt, string Text)>();
        var asked = new List<Wording>();

        for (var press = 0; press < 150; press++)
        {
            var device = random.Next(2);
            var before = preparation;
            if (shown[device].Step is null || random.Next(8) == 0) preparation = Wander(preparation, random, asked);
            else
            {
                var card = Fill(shown[device], random, press);
                if (preparation.Press(card) is AnswerOutcome.Saved saved) preparation = saved.Preparation;
                kept.AddRange(card.Texts.Where(text => text.Value.Length > 0).Select(text => (text.Key, AsKept(text.Key, text.Value))));
            }

            if (random.Next(3) > 0) shown[device] = preparation;

            Assert.InRange(preparation.Version, before.Version, before.Version + 1);
            Assert.Equal(ReferenceEquals(preparation, before), preparation.Version == before.Version);
            Assert.True(preparation.Step is not null || preparation.Status is PreparationStatus.Archived or PreparationStatus.Complete);
        }

        while (preparation.InDoubt.FirstOrDefault() is { } prompt) preparation = Settle(preparation, prompt, (Keep)random.Next(3), asked);
        foreach (var answer in preparation.Answers.Values)
            Assert.All(answer.Wordings.Where(wording => wording.IsRival), rival =>
                Assert.True(asked.Contains(rival) || answer.Wordings.Any(wording => wording.Version > rival.Version && !wording.IsRival && wording.Text == rival.Text)));

        Assert.NotEmpty(kept);
        Assert.All(kept, typed => Assert.Contains(typed.Text, preparation.WordingsOf(typed.Prompt)));
    }

    private static StepAnswers Fill(Preparation shown, Random random, int press)
    {
        var texts = new List<(string, string)>();
        foreach (var prompt in shown.PromptsOf(Guide.FindStep(shown.Step!)!))
        {
            if (prompt.Kind is not (Core.Guides.PromptKind.LongText or Core.Guides.PromptKind.Text or Core.Guides.PromptKind.List))
            {
                if (prompt.Id == "mood") texts.Add(("mood", random.Next(2) == 0 ? "cross" : "calm"));
                continue;
            }

            texts.Add(random.Next(4) switch
            {
                0 => (prompt.Id, shown.TextOf(prompt.Id)),
                1 => (prompt.Id, ""),
                _ => (prompt.Id, $"{Flavours[random.Next(Flavours.Length)]} {press}"),
            });
        }

        return shown.Card((NextMove)random.Next(4), [.. texts]);
    }

    private static Preparation Wander(Preparation preparation, Random random, List<Wording> asked) => random.Next(6) switch
    {
        0 => preparation.Pause(Tuesday),
        1 => preparation.Resume(Tuesday),
        2 => preparation.Archive(Tuesday),
        3 when preparation.InDoubt.FirstOrDefault() is { } prompt => Settle(preparation, prompt, (Keep)random.Next(3), asked),
        _ => preparation.GoTo(Guide.Steps[random.Next(Guide.Steps.Length)], Tuesday),
    };
#pragma warning restore CA5394

    private static Preparation Settle(Preparation preparation, string prompt, Keep keep, List<Wording> asked)
    {
        asked.Add(preparation.Answers[prompt].Rival!);
        return preparation.Settled(prompt, keep);
    }

    private static string AsKept(string prompt, string typed) =>
        prompt is "story" or "ideas" or "mood" ? AnswerText.Clean(typed) : AnswerText.OneLine(typed);
}
