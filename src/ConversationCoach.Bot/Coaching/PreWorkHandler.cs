using System.Collections.Immutable;
using ConversationCoach.Bot.Cards;
using ConversationCoach.Bot.Dialogs;
using ConversationCoach.Bot.Reframing;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Phrasing;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Coaching;

/// <summary>What a person does with what a coach has asked of them, and what they let the coach see.</summary>
internal sealed class PreWorkHandler(IPreWorkStore preWork, PreparationService preparations, StepTipHandler tips, TimeProvider clock)
{
    private const int LongestWord = 300;

    public async Task<Reply> ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = await preWork.ListAsync(turn.User, all: false, cancellationToken);
        foreach (var one in asked.Where(one => one.Progress is AssignedStatus.Sent or AssignedStatus.Unreached)) await preWork.MarkSeenAsync(one.Id, turn.User, cancellationToken);
        return asked is [var only] ? Open(only, turn) : new Reply.Aside(PreWorkCard.List(turn.Language, asked)) { Again = new ShowPreWork() };
    }

    public async Task<Reply> HandleAsync(AnswerPreWork press, Turn turn, CancellationToken cancellationToken)
    {
        if ((press.Asked ?? press.Chosen) is not { } id || await preWork.FindAsync(id, turn.User, cancellationToken) is not { } asked) return PressHandler.NotFound(turn);
        var words = turn.Language.Phrases.PreWork;
        if (asked.Progress is AssignedStatus.Withdrawn && press.Do is not PreWorkAnswer.TakeBack) return Open(asked, turn);

        await preWork.MarkSeenAsync(id, turn.User, cancellationToken);
        if (!asked.IsNamed && AnswerText.OneLine(turn.Context.Activity.From?.Name ?? "") is { Length: > 0 } name) await preWork.NameAsync(id, turn.User, name, cancellationToken);
        switch (press.Do)
        {
            case PreWorkAnswer.Start:
                return asked.Preparation is { } begun ? await ContinueAsync(begun, turn, cancellationToken) : Start(asked, turn);
            case PreWorkAnswer.Later:
                return new Reply.Say(words.LaterSaid);
            case PreWorkAnswer.Decline when asked.Progress is AssignedStatus.Complete:
                return new Reply.Say(words.DeclinedDone);
            case PreWorkAnswer.Decline:
                var word = Elements.Cut(AnswerText.OneLine(press.Word ?? ""), LongestWord);
                await preWork.DeclineAsync(id, turn.User, word, cancellationToken);
                return Declined(asked, word.Length > 0 ? words.Declined : words.DeclinedNone, turn);
            case PreWorkAnswer.More:
                return new Reply.Aside(PreWorkCard.More(turn.Language, asked)) { Again = press };
            case PreWorkAnswer.Remind or PreWorkAnswer.DoNotRemind:
                var isWanted = press.Do is PreWorkAnswer.Remind;
                await preWork.RemindAsync(id, turn.User, isWanted, cancellationToken);
                return new Reply.Say(isWanted ? words.RemindOn : words.RemindOff);
            case PreWorkAnswer.Block:
                await preWork.BlockAsync(id, turn.User, cancellationToken);
                var coach = PreWorkCard.Coach(turn.Language, asked.CoachName);
                return asked.Progress is AssignedStatus.Complete
                    ? new Reply.Say(words.Blocked.Fill(("coach", coach)))
                    : Declined(asked, words.Blocked.Fill(("coach", Elements.Plain(coach))), turn);
            case PreWorkAnswer.TakeBack:
                return new Reply.Say(await preWork.TakeBackAsync(id, turn.User, cancellationToken) ? words.TakenBack : words.NothingShared);
            default:
                return Open(asked, turn);
        }
    }

    public async Task<Reply> UnblockAsync(Turn turn, CancellationToken cancellationToken)
    {
        await preWork.UnblockAsync(turn.User, cancellationToken);
        return new Reply.Say(turn.Language.Phrases.PreWork.Unblocked);
    }

    /// <param name="fault">What is wrong with the ticks; <see langword="null"/> when nothing.</param>
    public async Task<Reply> ChooseAsync(Guid preparationId, string parts, string? fault, Turn turn, CancellationToken cancellationToken) =>
        await FindAsync(preparationId, turn, cancellationToken) switch
        {
            null => PressHandler.NotFound(turn),
            (_, null) => new Reply.Say(turn.Language.Phrases.Share.NotAssigned),
            var (preparation, asked) => new Reply.Work(ShareCard.Choose(turn.Language, preparation, asked, parts, fault), preparation.Id, null) { Again = new ChooseParts(preparation.Id) },
        };

    public async Task<Reply> LookAsync(LookAtShare press, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(press.Preparation, turn, cancellationToken) is not var (preparation, _)) return PressHandler.NotFound(turn);
        var copy = Copy(preparation, press.Parts ?? "", turn);
        return copy.Parts.IsEmpty
            ? await ChooseAsync(press.Preparation, press.Parts ?? "", turn.Language.Phrases.Share.NothingTicked, turn, cancellationToken)
            : new Reply.Work(ShareCard.Look(turn.Language, preparation, press.Parts ?? "", copy), preparation.Id, null) { Again = press };
    }

    public async Task<Reply> SendAsync(SendShare press, Turn turn, CancellationToken cancellationToken)
    {
        switch (await FindAsync(press.Preparation, turn, cancellationToken))
        {
            case null:
                return PressHandler.NotFound(turn);
            case (_, null):
                return new Reply.Say(turn.Language.Phrases.Share.NotAssigned);
            // It was changed since it was looked at: nothing goes out that was not seen.
            case var (changed, _) when changed.Version != press.Version:
                return await LookAsync(new LookAtShare(press.Preparation) { Parts = press.Parts }, turn, cancellationToken);
            case var (preparation, asked):
                var copy = Copy(preparation, press.Parts, turn);
                if (copy.Parts.IsEmpty) return await ChooseAsync(press.Preparation, press.Parts, turn.Language.Phrases.Share.NothingTicked, turn, cancellationToken);
                if (!await preWork.ShareAsync(asked.Id, preparation.Id, turn.User, copy, cancellationToken)) return PressHandler.NotFound(turn);
                var now = await preWork.FindAsync(asked.Id, turn.User, cancellationToken) ?? asked;
                return new Reply.Work(PreWorkCard.Draw(turn.Language, now, turn.Language.Phrases.Share.Done.Fill(("coach", PreWorkCard.Coach(turn.Language, asked.CoachName)))), preparation.Id, null) { Again = Again(asked) };
        }
    }

    private static Reply Open(PreWork asked, Turn turn) => asked.Progress is AssignedStatus.Declined
        ? Declined(asked, turn.Language.Phrases.PreWork.DeclinedNone, turn)
        : new Reply.Aside(asked.Progress is AssignedStatus.Withdrawn ? PreWorkCard.Withdrawn(turn.Language, asked) : PreWorkCard.Draw(turn.Language, asked)) { Again = Again(asked) };

    private static Reply.Instead Declined(PreWork asked, string said, Turn turn) => new(PreWorkCard.Declined(turn.Language, asked, said)) { Again = Again(asked) };

    private static AnswerPreWork Again(PreWork asked) => new(PreWorkAnswer.Open, asked.Id);

    private async Task<Reply> ContinueAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await preparations.ChangeAsync(id, turn.User, (preparation, now) => preparation.Resume(now), cancellationToken) is { } preparation
            ? await tips.ShowAsync(turn, preparation, StepView.Plain, cancellationToken)
            : PressHandler.NotFound(turn);

    private Reply.Work Start(PreWork asked, Turn turn)
    {
        var guide = turn.Language.GuideOf(asked.GuideId);
        var press = new StartPreparation(Guid.CreateVersion7(clock.GetUtcNow()), asked.Id) { Guide = guide.Id };
        return new Reply.Work(StartCard.Draw(turn.Language, press, DetailsErrors.None), null, nameof(DetailsDialog)) { Beginning = new Beginning(guide.Id, asked.Id).ToString() };
    }

    private async Task<(Preparation Preparation, PreWork? Asked)?> FindAsync(Guid id, Turn turn, CancellationToken cancellationToken) =>
        await preparations.FindAsync(id, turn.User, cancellationToken) is { } preparation
            ? (preparation, preparation.PreWork is { } asked ? await preWork.FindAsync(asked, turn.User, cancellationToken) : null)
            : null;

    private Share Copy(Preparation preparation, string parts, Turn turn)
    {
        ImmutableArray<SharedPart> shared = ShareCard.Parts(turn.Language, preparation, parts);
        return new Share(Guid.CreateVersion7(clock.GetUtcNow()), "", preparation.About, shared, clock.GetUtcNow());
    }
}
