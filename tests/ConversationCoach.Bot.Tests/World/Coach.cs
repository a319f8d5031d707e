using ConversationCoach.Bot.Coaching;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Export;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Bot.State;
using ConversationCoach.Bot.Teams;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Storage.Tests.Fakes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>The bot with everything it is made of, over stores in memory that outlive a restart.</summary>
internal sealed class Coach
{
    public static string Content { get; } = Path.Combine(AppContext.BaseDirectory, "Content");

    public static Language Welsh => Languages.For("cy-GB");

    public static Languages Languages { get; } = Languages.Load(Content);

    public static Language English { get; } = Languages.For("en-GB");

    private IBot _bot;

    public Coach()
    {
        Preparations = new InMemoryPreparationStore();
        _bot = Build();
    }

    /// <summary>The person's own files, as the channel offers them.</summary>
    public Drive Drive { get; } = new();

    public ManualClock Clock { get; } = new();

    public IPreparationStore Preparations { get; set; }

    public InMemoryTipStore Tips { get; } = new();

    public InMemoryAudit Audit { get; } = new();

    public InMemoryWarnings Warnings { get; } = new();

    public InMemoryReminderChoice Reminders { get; } = new();

    public PressHandler Presses { get; private set; } = null!;

    public InMemoryStateStore State { get; } = new();

    public Person Person(string name = "ann") => new(() => _bot, name);

    /// <summary>The process ends and another one begins.</summary>
    public void Restart() => _bot = Build();

    private CoachBot Build()
    {
        var talks = new TalkState(new DatabaseStorage(State));
        var preparations = new PreparationService(Preparations, Languages, Clock, NullLogger<PreparationService>.Instance);
        var service = new TipService(Tips);
        var coaching = new NoCoaching();
        var reframing = new ReframeHandler(service, Tips);
        var exports = new ExportService(Preparations, coaching, coaching, Tips, Audit, Clock);
        var files = new FileSender(exports, new ExportLinks(new EphemeralDataProtectionProvider(), Drive.Settings, Mock.Of<IServer>(), Clock), Drive, NullLogger<FileSender>.Instance);
        var cards = new CardSender(files, coaching, NullLogger<CardSender>.Instance);
        var retained = Microsoft.Extensions.Options.Options.Create(new RetentionOptions());
        var retention = new RetentionHandler(Warnings, preparations, cards, retained, Clock, NullLogger<RetentionHandler>.Instance);
        var myData = new MyDataHandler(new Keeping(this), new Keeping(this), coaching, retained, cards, NullLogger<MyDataHandler>.Instance);
        var tips = new StepTipHandler(preparations, service);
        var everybody = Microsoft.Extensions.Options.Options.Create(new CoachingOptions());
        var follow = new FollowHandler(coaching, everybody, Clock);
        var assign = new AssignHandler(coaching, follow, everybody, Clock);
        var preWork = new PreWorkHandler(coaching, preparations, tips, Clock);
        var followUps = new FollowUpHandler(preparations, tips, Reminders);
        Presses = new PressHandler(preparations, tips, reframing, myData, retention, assign, follow, preWork, followUps, cards);
        var root = new RootDialog(talks, Languages, preparations, Presses, new TypedButtons(Presses), myData, assign, new CommandHandler(Presses, preparations, reframing, myData, assign, follow, preWork, followUps), reframing, Tips, cards);
        return new CoachBot(talks, Languages, root, new TurnGate(), reframing, new ReframeExtension(service), retention, cards, files,
            new ContactBook(coaching, Clock, NullLogger<ContactBook>.Instance), new AssignInPrivate(assign, coaching, null!, talks), NullLogger<CoachBot>.Instance);
    }
}
