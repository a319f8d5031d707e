using System.Diagnostics;
using System.Net;
using ConversationCoach.Bot.Tests.World;

namespace ConversationCoach.Bot.Tests.Host;

/// <summary>
/// One fault of the storage in the middle of somebody's work: they get an apology with their words in time, lose nothing that
/// was acknowledged, and go on as soon as it is over, with the same process; and meanwhile the bot says of itself what is true.
/// </summary>
public abstract class FaultMatrix : IAsyncLifetime, IAsyncDisposable
{
    private const string Before = "what was kept before";
    private const string Words = "what I had typed";

    private static readonly string[] Prompts = ["my-part", "their-part", "what-happened", "happening-now"];

    // Long, so that it finds no room in what is there already.
    private static readonly string Typed = string.Concat(Enumerable.Repeat(Words + " ", 230)).Trim();

    private protected AdjustableClock Clock { get; } = new();

    private protected WholeBot Bot { get; private set; } = null!;

    private protected abstract WholeBot Make(CapturedLog log);

    private protected async Task CostsOneApologyAsync(Fault fault)
    {
        var log = new CapturedLog();
        Bot = Make(log);
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        await ann.PressesAsync("Save and continue", ("answer.my-part", Before));
        await ann.PressesAsync("Back");
        var step = ann.Card;
        await Readiness.IsAsync(Bot, HttpStatusCode.OK);

        var mend = await fault.BreakAsync();
        try
        {
            var began = Stopwatch.GetTimestamp();
            var (answer, took) = (await PressAsync(), Stopwatch.GetElapsedTime(began));
            Assert.True(took < fault.Within, $"It took {took.TotalSeconds:F1} s.");
            if (fault.IsFelt)
            {
                Assert.Equal(Coach.English.Phrases.Trouble.Title, answer.Title);
                Assert.Contains(Words, answer.Json, StringComparison.Ordinal);
            }

            await Readiness.IsAsync(Bot, fault.IsReady ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            await mend();
        }

        await Readiness.IsAsync(Bot, HttpStatusCode.OK);
        Assert.Equal(Coach.English.Guides.Guides[0].Steps[1].Title, (await PressAsync()).Title);
        var kept = (await Bot.Preparations.FindAsync(ann.Preparation, ann.User, CancellationToken.None))!;
        Assert.Equal([Before, Typed], kept.Answers["my-part"].Wordings.Select(wording => wording.Text));
        Assert.DoesNotContain(Words, log.Text, StringComparison.Ordinal);

        async Task<Shown> PressAsync() => Assert.Single(await ann.PressesAsync(step, "Save and continue",
            [.. Prompts.Select(prompt => ($"answer.{prompt}", Typed))]));
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Bot.DisposeAsync();
    }

    /// <param name="BreakAsync">Gives what mends it.</param>
    private protected sealed record Fault(Func<Task<Func<Task>>> BreakAsync)
    {
        /// <summary>Whether the person notices it at all.</summary>
        public bool IsFelt { get; init; } = true;

        /// <summary>Whether an instance is of use meanwhile: what concerns one record is no reason to take it out.</summary>
        public bool IsReady { get; init; }

        /// <summary>Teams gives up after ten seconds.</summary>
        public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(9);
    }

    /// <summary>The machine's time, which somebody can set.</summary>
    private protected sealed class AdjustableClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
    }
}
