using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>The bot with everything it is made of, over stores in memory that outlive a restart.</summary>
internal sealed class Coach
{
    public static Languages Languages { get; } = Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content"));

    public static Language English { get; } = Languages.For("en-GB");

    private IBot _bot;

    public Coach()
    {
        Preparations = new InMemoryPreparationStore();
        _bot = Build();
    }

    public ManualClock Clock { get; } = new();

    public IPreparationStore Preparations { get; set; }

    public InMemoryTipStore Tips { get; } = new();

    public InMemoryStateStore State { get; } = new();

    public Person Person(string name = "ann") => new(() => _bot, name);

    /// <summary>The process ends and another one begins.</summary>
    public void Restart() => _bot = Build();

    private CoachBot Build()
    {
        var talks = new TalkState(new DatabaseStorage(State));
        var preparations = new PreparationService(Preparations, Clock, NullLogger<PreparationService>.Instance);
        var service = new TipService(Tips);
        var reframing = new ReframeHandler(service, Tips);
        var presses = new PressHandler(preparations, new StepTipHandler(preparations, service), reframing);
        var cards = new CardSender(NullLogger<CardSender>.Instance);
        var root = new RootDialog(talks, Languages, preparations, presses, new CommandHandler(presses, preparations, reframing), reframing, Tips, cards);
        return new CoachBot(talks, Languages, root, new TurnGate(), reframing, new ReframeExtension(service), cards, NullLogger<CoachBot>.Instance);
    }
}
