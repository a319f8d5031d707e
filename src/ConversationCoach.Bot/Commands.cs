using System.Globalization;
using ConversationCoach.Core.Phrasing;

namespace ConversationCoach.Bot;

/// <summary>Finds out whether what was typed is one of the words that steer the bot.</summary>
internal sealed class Commands
{
    private static readonly char[] Ends = ['.', '!', '?', ',', ' '];

    private readonly Dictionary<string, CommandKind> _kinds = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _reframe = [];

    /// <param name="languages">Where two mean different things by one word, the first has it.</param>
    public Commands(IEnumerable<CommandPhrases> languages)
    {
        foreach (var words in languages)
        {
            foreach (var (ways, kind) in Kinds(words))
                foreach (var way in ways) _kinds.TryAdd(way, kind);
            _reframe.AddRange(words.Reframe);
        }
    }

    /// <returns><see langword="null"/> when the text is something else: an answer, or words the bot does not know.</returns>
    public Command? Find(string typed)
    {
        // Phones write the curly apostrophe.
        var text = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('’', '\'');
        if (_kinds.TryGetValue(text, out var exact) || _kinds.TryGetValue(text.TrimEnd(Ends), out exact)) return new Command(exact, null);

        if (_reframe.Find(word => StartsWith(typed.Replace('’', '\''), word)) is { } reframe)
            return new Command(CommandKind.Reframe, null, typed.TrimStart()[reframe.Length..].TrimStart(' ', ':', ',').Trim());

        // A number behind the word, and nothing else: "delete 2" steers, "delete the second rota" is an answer.
        var space = text.LastIndexOf(' ');
        return space > 0
            && int.TryParse(text.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && _kinds.TryGetValue(text[..space], out var numbered)
            && numbered is CommandKind.Edit or CommandKind.Open or CommandKind.Archive or CommandKind.Delete or CommandKind.Rename or CommandKind.Continue or CommandKind.Start or CommandKind.Export or CommandKind.HowDidItGo or CommandKind.Review or CommandKind.Mute or CommandKind.NotHelpful
                ? new Command(numbered, number)
                : null;
    }

    private static IEnumerable<(string[] Ways, CommandKind Kind)> Kinds(CommandPhrases words) =>
    [
        (words.Help, CommandKind.Help), (words.Start, CommandKind.Start), (words.List, CommandKind.List), (words.Continue, CommandKind.Continue),
        (words.Next, CommandKind.Next), (words.Back, CommandKind.Back), (words.Skip, CommandKind.Skip), (words.Pause, CommandKind.Pause),
        (words.Plan, CommandKind.Plan), (words.Edit, CommandKind.Edit), (words.Open, CommandKind.Open), (words.Rename, CommandKind.Rename),
        (words.Archive, CommandKind.Archive), (words.Delete, CommandKind.Delete), (words.Cancel, CommandKind.Cancel), (words.Hello, CommandKind.Hello),
        (words.Reframe, CommandKind.Reframe), (words.Practise, CommandKind.Practise), (words.Mute, CommandKind.Mute), (words.NotHelpful, CommandKind.NotHelpful), (words.Muted, CommandKind.Muted), (words.KeepAll, CommandKind.KeepAll), (words.Export, CommandKind.Export), (words.MyData, CommandKind.MyData), (words.EraseAll, CommandKind.EraseAll),
        (words.Assign, CommandKind.Assign), (words.Follow, CommandKind.Follow), (words.PreWork, CommandKind.PreWork), (words.Share, CommandKind.Share), (words.Unblock, CommandKind.Unblock),
        (words.HowDidItGo, CommandKind.HowDidItGo), (words.Review, CommandKind.Review), (words.RemindersOff, CommandKind.RemindersOff), (words.RemindersOn, CommandKind.RemindersOn),
    ];

    // The word itself, and then something that parts it from the sentence.
    private static bool StartsWith(string typed, string word) => typed.TrimStart() is var text
        && text.Length > word.Length + 1
        && text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && text[word.Length] is ' ' or ':' or ',' or '\n';
}

/// <param name="Words">What stands behind "reframe"; <see langword="null"/> when nothing does.</param>
/// <param name="Number">As shown to people, from 1; <see langword="null"/> when none was typed.</param>
internal sealed record Command(CommandKind Kind, int? Number, string? Words = null);

internal enum CommandKind
{
    Help,
    Start,
    List,
    Continue,
    Next,
    Back,
    Skip,
    Pause,
    Plan,
    Edit,
    Open,
    Rename,
    Archive,
    Delete,
    Cancel,
    Hello,
    Reframe,
    Practise,
    Mute,
    NotHelpful,
    Muted,
    Export,
    MyData,
    KeepAll,
    EraseAll,
    Assign,
    Follow,
    PreWork,
    Share,
    Unblock,
    HowDidItGo,
    Review,
    RemindersOff,
    RemindersOn,
}
