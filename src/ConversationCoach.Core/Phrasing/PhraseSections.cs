using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Core.Phrasing;

public sealed class WelcomePhrases
{
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string CanDo { get; init; }
    public required string Kept { get; init; }
    public required string Seen { get; init; }
    public required string Typing { get; init; }
}

public sealed class HelpPhrases
{
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string Start { get; init; }
    public required string List { get; init; }
    public required string Continue { get; init; }
    public required string Back { get; init; }
    public required string Summary { get; init; }
    public required string Edit { get; init; }
    public required string Rename { get; init; }
    public required string Archive { get; init; }
    public required string Reframe { get; init; }
    public required string Practise { get; init; }
    public required string PreWork { get; init; }
    public required string MyData { get; init; }
    public required string Afterwards { get; init; }
    public required string Buttons { get; init; }
    public required string CarryOn { get; init; }
}

public sealed class StartPhrases
{
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string About { get; init; }
    public required string AboutHint { get; init; }
    public required string With { get; init; }
    public required string WithHint { get; init; }
    public required string Day { get; init; }
    public required string Guide { get; init; }
    public required string ByNumber { get; init; }
    public required string GuideChoice { get; init; }
    public required string Go { get; init; }
    public required string AskWith { get; init; }
    public required string AskDay { get; init; }
    public required string Cancelled { get; init; }
}

public sealed class DetailsPhrases
{
    public required string Title { get; init; }
    public required string Save { get; init; }
}

public sealed class StepPhrases
{
    public required string Progress { get; init; }
    public required string ProgressSpeak { get; init; }
    public required string About { get; init; }
    public required string Tips { get; init; }
    public required string Tip { get; init; }
    public required string Save { get; init; }
    public required string Back { get; init; }
    public required string Pause { get; init; }
    public required string AddRow { get; init; }
    public required string Row { get; init; }
    public required string LongKept { get; init; }
    public required string LongReplace { get; init; }
    public required string OneMore { get; init; }
    public required string Corrected { get; init; }
    public required string Saved { get; init; }
    public required string ScaleHint { get; init; }
    public required string ProgressHint { get; init; }
}

public sealed class FaultPhrases
{
    public required string Marker { get; init; }
    public required string TooLong { get; init; }
    public required string NotAChoice { get; init; }
    public required string NotADay { get; init; }
    public required string NotOnTheScale { get; init; }
    public required string TooManyRows { get; init; }
    public required string AboutMissing { get; init; }
    public required string AboutTooLong { get; init; }
    public required string WithTooLong { get; init; }
}

public sealed class TypingPhrases
{
    public required string Kept { get; init; }
    public required string Ask { get; init; }
    public required string AskAny { get; init; }
    public required string AskOne { get; init; }
    public required string AskOrSkip { get; init; }
    public required string AskWhichDay { get; init; }
    public required string AskScale { get; init; }
    public required string AskList { get; init; }
    public required string AskDay { get; init; }
    public required string AskField { get; init; }
    public required string AskRow { get; init; }
    public required string AskProgress { get; init; }
    public required string Agreement { get; init; }
    public required string AgreementSaid { get; init; }
    public required string Earlier { get; init; }
    public required string NotAChoice { get; init; }
    public required string NotADay { get; init; }
    public required string TooLong { get; init; }
    public required string AllAnswered { get; init; }
}

public sealed class PlanPhrases
{
    public required string Title { get; init; }
    public required string With { get; init; }
    public required string Day { get; init; }
    public required string None { get; init; }
    public required string Empty { get; init; }
    public required string SoFar { get; init; }
    public required string Edit { get; init; }
    public required string EditChoose { get; init; }
    public required string EditOpen { get; init; }
    public required string Export { get; init; }
    public required string Details { get; init; }
    public required string List { get; init; }
    public required string Archive { get; init; }
    public required string Speak { get; init; }
    public required string Cut { get; init; }
    public required string Row { get; init; }
    public required string Progress { get; init; }
    public required string Done { get; init; }
}

public sealed class DocumentPhrases
{
    public required string Title { get; init; }
    public required string FileName { get; init; }
    public required string Creator { get; init; }
    public required string Made { get; init; }
    public required string NotAnswered { get; init; }
    public required string OutOfTen { get; init; }
    public required string Everything { get; init; }
    public required string Consent { get; init; }
    public required string Declined { get; init; }
    public required string Failed { get; init; }
    public required string NoWay { get; init; }
    public required string LinkTitle { get; init; }
    public required string LinkText { get; init; }
    public required string LinkOpen { get; init; }
    public required string LinkEnded { get; init; }
    public required string Footer { get; init; }
}

public sealed class MyDataPhrases
{
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string Nothing { get; init; }
    public required string Until { get; init; }
    public required string Audit { get; init; }
    public required string KeptFor { get; init; }
    public required string Seen { get; init; }
    public required string Since { get; init; }
    public required string SinceOne { get; init; }
    public required string Count { get; init; }
    public required string Export { get; init; }
    public required string Erase { get; init; }
    public required string EraseTitle { get; init; }
    public required string EraseText { get; init; }
    public required string EraseAsk { get; init; }
    public required string EraseYes { get; init; }
    public required string EraseNo { get; init; }
    public required string Kept { get; init; }
    public required string DoneTitle { get; init; }
    public required string Done { get; init; }
    public required string Channel { get; init; }
    public required string BlankedTitle { get; init; }
    public required string Blanked { get; init; }
}

public sealed class KindPhrases
{
    public required string Preparation { get; init; }
    public required string Answer { get; init; }
    public required string MutedTip { get; init; }
    public required string Practice { get; init; }
    public required string Contact { get; init; }
    public required string Message { get; init; }
    public required string Assignment { get; init; }
    public required string PreWork { get; init; }
    public required string BlockedCoach { get; init; }
    public required string Share { get; init; }
    public required string ShownShare { get; init; }
    public required string NoReminders { get; init; }
    public required string Talk { get; init; }

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public string Of(string kind) => kind switch
    {
        Kinds.Preparation => Preparation,
        Kinds.Answer => Answer,
        Kinds.MutedTip => MutedTip,
        Kinds.Practice => Practice,
        Kinds.Contact => Contact,
        Kinds.Message => Message,
        Kinds.Assignment => Assignment,
        Kinds.PreWork => PreWork,
        Kinds.BlockedCoach => BlockedCoach,
        Kinds.Share => Share,
        Kinds.ShownShare => ShownShare,
        Kinds.NoReminders => NoReminders,
        _ => Talk,
    };
}

public sealed class RetentionPhrases
{
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string Item { get; init; }
    public required string More { get; init; }
    public required string How { get; init; }
    public required string Keep { get; init; }
    public required string Kept { get; init; }
    public required string None { get; init; }
}

public sealed class PausedPhrases
{
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string Continue { get; init; }
}

public sealed class ListPhrases
{
    public required string Title { get; init; }
    public required string None { get; init; }
    public required string Item { get; init; }
    public required string PlaceStep { get; init; }
    public required string PlacePlan { get; init; }
    public required string PlacePaused { get; init; }
    public required string PlaceArchived { get; init; }
    public required string Changed { get; init; }
    public required string With { get; init; }
    public required string Choose { get; init; }
    public required string Open { get; init; }
    public required string Rename { get; init; }
    public required string Archive { get; init; }
    public required string Delete { get; init; }
    public required string Start { get; init; }
    public required string ShowArchived { get; init; }
    public required string More { get; init; }
    public required string NoSuch { get; init; }
}

public sealed class DeletePhrases
{
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string Yes { get; init; }
    public required string No { get; init; }
    public required string Ask { get; init; }
    public required string Retry { get; init; }
    public required string Done { get; init; }
    public required string Kept { get; init; }
}

public sealed class ArchivedPhrases
{
    public required string Text { get; init; }
}

public sealed class DoubtPhrases
{
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string First { get; init; }
    public required string Second { get; init; }
    public required string KeepFirst { get; init; }
    public required string KeepSecond { get; init; }
    public required string KeepBoth { get; init; }
    public required string Both { get; init; }
    public required string Which { get; init; }
    public required string WhichOrBoth { get; init; }
}

public sealed class ReframePhrases
{
    public required string Title { get; init; }
    public required string Yours { get; init; }
    public required string Legend { get; init; }
    public required string Wrote { get; init; }
    public required string Question { get; init; }
    public required string Together { get; init; }
    public required string Copy { get; init; }
    public required string CopyOne { get; init; }
    public required string Option { get; init; }
    public required string AsAbove { get; init; }
    public required string Why { get; init; }
    public required string NotHelpful { get; init; }
    public required string Mute { get; init; }
    public required string More { get; init; }
    public required string NothingTitle { get; init; }
    public required string Nothing { get; init; }
    public required string NothingQuestion { get; init; }
    public required string Prepare { get; init; }
    public required string Ask { get; init; }
    public required string TooLong { get; init; }
    public required string Practise { get; init; }
    public required string Thanks { get; init; }
    public required string Muted { get; init; }
    public required string MutedTitle { get; init; }
    public required string MutedNone { get; init; }
    public required string MutedChoose { get; init; }
    public required string MutedOne { get; init; }
    public required string Unmute { get; init; }
    public required string Unmuted { get; init; }
}

public sealed class PatternPhrases
{
    public required string IndividualFraming { get; init; }
    public required string YesBut { get; init; }
    public required string Personalising { get; init; }
    public required string EitherOr { get; init; }
    public required string ProblemQuestion { get; init; }
    public required string Position { get; init; }

    public string Of(Pattern pattern) => pattern switch
    {
        Pattern.IndividualFraming => IndividualFraming,
        Pattern.YesBut => YesBut,
        Pattern.Personalising => Personalising,
        Pattern.EitherOr => EitherOr,
        Pattern.ProblemQuestion => ProblemQuestion,
        Pattern.Position => Position,
        _ => throw new ArgumentOutOfRangeException(nameof(pattern)),
    };
}

public sealed class TipPhrases
{
    public required string Title { get; init; }
    public required string Wrote { get; init; }
    public required string Perhaps { get; init; }
    public required string Use { get; init; }
    public required string Keep { get; init; }
    public required string Replaced { get; init; }
    public required string Undo { get; init; }
}

public sealed class PracticePhrases
{
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string Sentence { get; init; }
    public required string Better { get; init; }
    public required string Still { get; init; }
    public required string Same { get; init; }
    public required string Clear { get; init; }
    public required string Other { get; init; }
    public required string Done { get; init; }
    public required string Field { get; init; }
    public required string FromField { get; init; }
    public required string Stopped { get; init; }
}

public sealed class ExtensionPhrases
{
    public required string Title { get; init; }
    public required string Ask { get; init; }
    public required string Look { get; init; }
    public required string Choose { get; init; }
    public required string Insert { get; init; }
    public required string Own { get; init; }
    public required string Empty { get; init; }
}

public sealed class OldPhrases
{
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string NotFound { get; init; }
}

public sealed class UnknownPhrases
{
    public required string Title { get; init; }
    public required string Text { get; init; }
}

public sealed class PrivatePhrases
{
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string Open { get; init; }
}

public sealed class TroublePhrases
{
    public required string Title { get; init; }
    public required string NotSaved { get; init; }
    public required string NothingTyped { get; init; }
}

public sealed class CommonPhrases
{
    public required string Start { get; init; }
    public required string List { get; init; }
    public required string Help { get; init; }
    public required string Date { get; init; }
    public required string ShortDate { get; init; }
}

public sealed class FieldPhrases
{
    public required string Clinical { get; init; }
    public required string PrimaryCare { get; init; }
    public required string Community { get; init; }
    public required string Council { get; init; }
    public required string Voluntary { get; init; }

    /// <param name="field">One of the fields that practice sentences come from.</param>
    public string Of(string field) => field switch
    {
        "clinical" => Clinical,
        "primary-care" => PrimaryCare,
        "community" => Community,
        "council" => Council,
        _ => Voluntary,
    };
}
