using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConversationCoach.Core.Preparations;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Cards;

/// <summary>
/// Everything a person can press. The same record draws the button and reads the press: constructor parameters hold what
/// the card knew, properties what the person typed. Whose it is comes from the checked turn, never from here.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(ShowHelp), "help")]
[JsonDerivedType(typeof(ShowStart), "start")]
[JsonDerivedType(typeof(ShowList), "list")]
[JsonDerivedType(typeof(StartPreparation), "start-preparation")]
[JsonDerivedType(typeof(AnswerStep), "answer-step")]
[JsonDerivedType(typeof(OpenPreparation), "open-preparation")]
[JsonDerivedType(typeof(EditStep), "edit-step")]
[JsonDerivedType(typeof(EditDetails), "edit-details")]
[JsonDerivedType(typeof(SaveDetails), "save-details")]
[JsonDerivedType(typeof(ArchivePreparation), "archive-preparation")]
[JsonDerivedType(typeof(AskDelete), "ask-delete")]
[JsonDerivedType(typeof(DeletePreparation), "delete-preparation")]
[JsonDerivedType(typeof(SettleWords), "settle-words")]
[JsonDerivedType(typeof(ChooseFromList), "choose-from-list")]
[JsonDerivedType(typeof(ExportPlan), "export-plan")]
[JsonDerivedType(typeof(KeepPreparations), "keep-preparations")]
[JsonDerivedType(typeof(ShowMyData), "my-data")]
[JsonDerivedType(typeof(ExportAll), "export-all")]
[JsonDerivedType(typeof(AskErase), "ask-erase")]
[JsonDerivedType(typeof(EraseAll), "erase-all")]
[JsonDerivedType(typeof(CopyWords), "copy-words")]
[JsonDerivedType(typeof(TipNotHelpful), "tip-not-helpful")]
[JsonDerivedType(typeof(MuteTip), "mute-tip")]
[JsonDerivedType(typeof(UnmuteTip), "unmute-tip")]
[JsonDerivedType(typeof(ShowMuted), "muted-tips")]
[JsonDerivedType(typeof(UseWords), "use-words")]
[JsonDerivedType(typeof(KeepWords), "keep-words")]
[JsonDerivedType(typeof(UndoWords), "undo-words")]
[JsonDerivedType(typeof(ShowPractice), "practise")]
[JsonDerivedType(typeof(ShowAssign), "assign")]
[JsonDerivedType(typeof(PreviewAssignment), "preview-assignment")]
[JsonDerivedType(typeof(ChangeAssignment), "change-assignment")]
[JsonDerivedType(typeof(SendAssignment), "send-assignment")]
[JsonDerivedType(typeof(ShowFollow), "follow")]
[JsonDerivedType(typeof(FollowAssignment), "follow-assignment")]
[JsonDerivedType(typeof(FollowPeople), "follow-people")]
[JsonDerivedType(typeof(ChangeDue), "change-due")]
[JsonDerivedType(typeof(OpenShare), "open-share")]
[JsonDerivedType(typeof(ShowPreWork), "pre-work")]
[JsonDerivedType(typeof(AnswerPreWork), "answer-pre-work")]
[JsonDerivedType(typeof(ChooseParts), "choose-parts")]
[JsonDerivedType(typeof(LookAtShare), "look-at-share")]
[JsonDerivedType(typeof(SendShare), "send-share")]
[JsonDerivedType(typeof(ShowPlan), "show-plan")]
[JsonDerivedType(typeof(ShowHowDidItGo), "show-how-did-it-go")]
[JsonDerivedType(typeof(ShowReview), "show-review")]
[JsonDerivedType(typeof(SaveFollowUp), "save-follow-up")]
[JsonDerivedType(typeof(LeaveFollowUp), "leave-follow-up")]
[JsonDerivedType(typeof(ChangeDay), "change-day")]
[JsonDerivedType(typeof(StopReminders), "stop-reminders")]
[JsonDerivedType(typeof(LookAtWords), "look-at-words")]
[JsonDerivedType(typeof(InsertWords), "insert-words")]
internal abstract record CardSubmit
{
    /// <summary>Whether the card it sits on is the one where the person works; an older one of those is out of date.</summary>
    internal virtual bool IsWork => false;

    /// <summary>
    /// Whether the answer takes the place of the card whatever else is live: it came by itself, so that no other has made it old, and
    /// its questions can be answered at any time.
    /// </summary>
    internal virtual bool StandsByItself => false;

    /// <summary>The words a person typed on the card, to be shown back when they could not be kept.</summary>
    internal virtual IEnumerable<string> Words => [];

    /// <summary>The input that somebody who types is asked for first; <see langword="null"/> when the others stand as they are.</summary>
    internal virtual string? Asks => null;

    /// <summary>Whether a dialog takes by typing all that the card asks, so that the button has no name of its own to type.</summary>
    internal virtual bool HasDialog => false;

    /// <returns><see langword="null"/> when no card of this version sends such a value: an old card, or a forged one.</returns>
    public static CardSubmit? Read(object? activityValue)
    {
        try
        {
            var json = activityValue is JToken token ? token.ToString(Newtonsoft.Json.Formatting.None) : activityValue?.ToString();
            return json is null ? null : JsonSerializer.Deserialize(json, CardJson.Default.CardSubmit);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The words among the inputs of a step; the rest of them are ids.</summary>
    private protected static IEnumerable<string> WordsIn(Dictionary<string, JsonElement>? inputs) => (inputs ?? [])
        .Where(input => input.Key.Contains('.', StringComparison.Ordinal) && input.Value.ValueKind is JsonValueKind.String)
        .Select(input => input.Value.GetString()!);

    public string ToJson() => JsonSerializer.Serialize(this, AsWritten.CardSubmit);

    // A sign that is no letter of English takes six times the room when it is escaped.
    private static readonly CardJson AsWritten = new(new JsonSerializerOptions(CardJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

internal sealed record ShowHelp : CardSubmit;

internal sealed record ShowStart : CardSubmit;

internal sealed record ShowList(bool Archived) : CardSubmit;

/// <param name="Id">Chosen when the card was drawn, so that pressing twice starts one preparation.</param>
/// <param name="PreWork">What a coach had assigned that it is for; <see langword="null"/> when nobody has.</param>
internal sealed record StartPreparation(Guid Id, Guid? PreWork = null) : CardSubmit
{
    public string? Guide { get; init; }

    public string? About { get; init; }

    public string? With { get; init; }

    public string? Day { get; init; }

    internal override bool IsWork => true;

    internal override IEnumerable<string> Words => [About ?? "", With ?? ""];

    internal override bool HasDialog => true;
}

/// <param name="Version">The version of the preparation the card shows.</param>
/// <param name="Rows">How many rows a table of the card shall show once the words are safe.</param>
/// <param name="Tips">Keys of the tips on wording that the card shows; <see langword="null"/> when it shows none.</param>
internal sealed record AnswerStep(Guid Preparation, string Step, int Version, NextMove Next, int Rows, ImmutableArray<string>? Tips = null) : CardSubmit
{
    /// <summary>What was typed, by input id: the prompts of a step are content, so they have no properties here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Inputs { get; set; }

    internal override bool IsWork => true;

    internal override IEnumerable<string> Words => WordsIn(Inputs);

    internal override bool HasDialog => true;
}

/// <summary>Goes on where it was.</summary>
internal sealed record OpenPreparation(Guid Preparation) : CardSubmit;

internal sealed record EditStep(Guid Preparation) : CardSubmit
{
    public string? Step { get; init; }

    internal override bool IsWork => true;

    internal override string? Asks => "step";
}

internal sealed record EditDetails(Guid Preparation) : CardSubmit
{
    internal override bool IsWork => true;
}

internal sealed record SaveDetails(Guid Preparation) : CardSubmit
{
    public string? About { get; init; }

    public string? With { get; init; }

    public string? Day { get; init; }

    internal override bool IsWork => true;

    internal override IEnumerable<string> Words => [About ?? "", With ?? ""];

    internal override bool HasDialog => true;
}

internal sealed record ArchivePreparation(Guid Preparation) : CardSubmit
{
    internal override bool IsWork => true;
}

internal sealed record AskDelete(Guid Preparation) : CardSubmit;

/// <param name="IsSure"><see langword="false"/> keeps it.</param>
internal sealed record DeletePreparation(Guid Preparation, bool IsSure) : CardSubmit
{
    internal override bool IsWork => true;
}

/// <param name="Rival">The version of the second wording the card shows.</param>
internal sealed record SettleWords(Guid Preparation, string Prompt, int Rival, Keep Keep) : CardSubmit
{
    internal override bool IsWork => true;
}

/// <summary>A press on the list: what shall happen to the preparation that was chosen in it.</summary>
internal sealed record ChooseFromList(ListAction Do) : CardSubmit
{
    public Guid? Chosen { get; init; }

    internal override string? Asks => "chosen";
}

/// <summary>The plan as a Word document.</summary>
internal sealed record ExportPlan(Guid Preparation) : CardSubmit;

internal sealed record ShowMyData : CardSubmit;

/// <summary>Everything that is kept of the person, as one file.</summary>
internal sealed record ExportAll : CardSubmit;

internal sealed record AskErase : CardSubmit;

/// <param name="IsSure"><see langword="false"/> keeps it.</param>
internal sealed record EraseAll(bool IsSure) : CardSubmit;

/// <summary>Sends the words as a message of their own, from which any client can copy.</summary>
internal sealed record CopyWords(string Text) : CardSubmit;

internal sealed record TipNotHelpful(string Rule) : CardSubmit;

internal sealed record MuteTip(string Rule) : CardSubmit;

internal sealed record UnmuteTip : CardSubmit
{
    public string? Rule { get; init; }

    internal override string? Asks => "rule";
}

/// <param name="Step">The step whose answer it is; the card shows the step after it.</param>
/// <param name="Tip">Its key: the words are found again in the answer itself.</param>
internal sealed record UseWords(Guid Preparation, string Step, string Tip, int Version) : CardSubmit
{
    internal override bool IsWork => true;
}

internal sealed record KeepWords(Guid Preparation, string Step, string Tip) : CardSubmit
{
    internal override bool IsWork => true;
}

/// <param name="Version">The version in which the words were replaced.</param>
internal sealed record UndoWords(Guid Preparation, string Step, string Prompt, int Version) : CardSubmit
{
    internal override bool IsWork => true;
}

/// <summary>All that the person was told will be deleted.</summary>
internal sealed record KeepPreparations : CardSubmit;

internal sealed record ShowMuted : CardSubmit;

internal sealed record ShowPractice : CardSubmit
{
    public string? Field { get; init; }

    internal override string? Asks => "field";
}

internal sealed record ShowAssign : CardSubmit;

/// <param name="Assignment">Chosen when the card was first drawn, so that it is one draft however often it is looked at.</param>
internal sealed record PreviewAssignment(Guid Assignment) : CardSubmit
{
    /// <summary>With commas: places in the roster, or Entra object ids from the picker.</summary>
    public string? People { get; init; }

    public string? Everyone { get; init; }

    public string? Names { get; init; }

    public string? Guide { get; init; }

    public string? Note { get; init; }

    public string? Due { get; init; }

    internal override bool IsWork => true;

    internal override IEnumerable<string> Words => [Names ?? "", Note ?? ""];

    internal override bool HasDialog => true;
}

internal sealed record ChangeAssignment(Guid Assignment) : CardSubmit
{
    internal override bool IsWork => true;
}

internal sealed record SendAssignment(Guid Assignment) : CardSubmit
{
    internal override bool IsWork => true;
}

/// <param name="Page">From 0.</param>
internal sealed record ShowFollow(int Page = 0) : CardSubmit;

/// <param name="Assignment"><see langword="null"/> for the one chosen in the list.</param>
internal sealed record FollowAssignment(Guid? Assignment = null) : CardSubmit
{
    public Guid? Chosen { get; init; }

    internal override bool IsWork => true;

    internal override string? Asks => Assignment is null ? "chosen" : null;
}

/// <param name="Page">From 0.</param>
internal sealed record FollowPeople(Guid Assignment, FollowAction Do, int Page) : CardSubmit
{
    public string? Filter { get; init; }

    /// <summary>The id of what was assigned to one person; empty for all who have not finished.</summary>
    public string? Person { get; init; }

    internal override bool IsWork => true;

    internal override string? Asks => Do switch
    {
        FollowAction.Nudge or FollowAction.Withdraw or FollowAction.See => "person",
        FollowAction.Show => "filter",
        _ => null,
    };
}

internal sealed record ChangeDue(Guid Assignment) : CardSubmit
{
    public string? Due { get; init; }

    internal override bool IsWork => true;

    internal override string? Asks => "due";
}

/// <summary>By the coach.</summary>
internal sealed record OpenShare(Guid Share) : CardSubmit;

internal sealed record ShowPreWork : CardSubmit;

/// <param name="Asked">Of what was assigned to the person; <see langword="null"/> for the one chosen in the list.</param>
internal sealed record AnswerPreWork(PreWorkAnswer Do, Guid? Asked = null) : CardSubmit
{
    public string? Word { get; init; }

    public Guid? Chosen { get; init; }

    internal override IEnumerable<string> Words => [Word ?? ""];

    internal override string? Asks => Do is PreWorkAnswer.Decline ? "word" : Asked is null ? "chosen" : null;
}

/// <summary>What of a plan the coach may see.</summary>
/// <param name="Parts">What is ticked already, with commas.</param>
internal sealed record ChooseParts(Guid Preparation, string? Parts = null) : CardSubmit
{
    internal override bool IsWork => true;
}

internal sealed record LookAtShare(Guid Preparation) : CardSubmit
{
    public string? Parts { get; init; }

    internal override bool IsWork => true;

    internal override string? Asks => "parts";
}

/// <param name="Parts">As they were looked at.</param>
/// <param name="Version">Of the preparation that was looked at: nothing else goes out than what was seen.</param>
internal sealed record SendShare(Guid Preparation, string Parts, int Version) : CardSubmit
{
    internal override bool IsWork => true;
}

/// <summary>The plan as it stands, without taking it up again.</summary>
internal sealed record ShowPlan(Guid Preparation) : CardSubmit;

internal sealed record ShowHowDidItGo(Guid Preparation) : CardSubmit;

internal sealed record ShowReview(Guid Preparation) : CardSubmit;

/// <param name="Step">A step of the guide's follow-up.</param>
/// <param name="Version">The version of the preparation the card shows.</param>
internal sealed record SaveFollowUp(Guid Preparation, string Step, int Version) : CardSubmit
{
    /// <summary>What was typed, by input id.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Inputs { get; set; }

    internal override bool IsWork => true;

    internal override bool StandsByItself => true;

    internal override IEnumerable<string> Words => WordsIn(Inputs);

    internal override bool HasDialog => true;
}

internal sealed record LeaveFollowUp(Guid Preparation) : CardSubmit
{
    internal override bool StandsByItself => true;
}

/// <summary>The conversation has not happened yet.</summary>
internal sealed record ChangeDay(Guid Preparation) : CardSubmit
{
    internal override bool StandsByItself => true;
}

/// <summary>No more messages that come by themselves.</summary>
internal sealed record StopReminders : CardSubmit;

/// <summary>In the message extension: look at what was typed.</summary>
internal sealed record LookAtWords : CardSubmit
{
    public string? Typed { get; init; }
}

/// <summary>In the message extension: put the chosen words into the message.</summary>
internal sealed record InsertWords : CardSubmit
{
    public string? Chosen { get; init; }
}

internal enum FollowAction
{
    Show,

    /// <summary>Another page of the same.</summary>
    Turn,
    Nudge,
    Withdraw,
    WithdrawForGood,
    See,
    More,
    Csv,
}

internal enum PreWorkAnswer
{
    Open,
    Start,
    Later,
    Decline,
    More,
    Remind,
    DoNotRemind,
    Block,
    TakeBack,
}

internal enum ListAction
{
    Open,
    Rename,
    Archive,
    Delete,
}

[JsonSerializable(typeof(CardSubmit))]
[JsonSourceGenerationOptions(AllowOutOfOrderMetadataProperties = true, RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class CardJson : JsonSerializerContext;
