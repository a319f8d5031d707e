using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks.Load;
using ConversationCoach.Bot;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Preparations;
using Newtonsoft.Json.Linq;

namespace Benchmarks.Cards;

/// <summary>Drawing to JSON text, as it is sent, and reading what a press brings.</summary>
[MemoryDiagnoser]
public class CardBenchmarks
{
    private Language _language = null!;
    private Preparation _preparation = null!;
    private JObject _press = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _language = Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content")).For("en-GB");
        _preparation = Rehearsal.Finished(_language);
        _press = JObject.Parse(Rehearsal.FullestPress(_language));
    }

    /// <summary>The last step: agreements, row by row.</summary>
    [Benchmark]
    public string StepCardToJson() => SentCard.Json(StepCard.Draw(_language, Guide, Guide.Steps[^1], _preparation, StepView.Plain));

    [Benchmark]
    public string PlanCardToJson() => SentCard.Json(PlanCard.Draw(_language, Guide, _preparation, StepTips.None, DateOnly.MaxValue));

    [Benchmark]
    public object? PressRead() => CardSubmit.Read(_press);

    private ConversationCoach.Core.Guides.Guide Guide => _language.GuideOf(_preparation.GuideId);
}

/// <summary>No second project is restored and built, so that it runs wherever the tests run.</summary>
internal sealed class InThisProcess : ManualConfig
{
    public InThisProcess()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        WithOption(ConfigOptions.DisableOptimizationsValidator, true);
    }
}
