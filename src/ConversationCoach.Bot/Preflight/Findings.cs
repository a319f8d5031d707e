namespace ConversationCoach.Bot.Preflight;

/// <summary>What the checks find; each text names its setting, says what is wrong, and how to mend it.</summary>
internal sealed partial class Findings
{
    private readonly List<string> _faults = [];
    private readonly List<string> _notes = [];

    /// <summary>The bot cannot work like this.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>It can, but perhaps nobody means it to.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Fault(string text) => _faults.Add(text);

    public void Faulty(IEnumerable<string> texts) => _faults.AddRange(texts.Except(_faults).ToList());

    public void Note(string text) => _notes.Add(text);

    /// <returns>0 when nothing is wrong, else 1.</returns>
    public async Task<int> WriteAsync(TextWriter writer)
    {
        foreach (var fault in Faults) await writer.WriteLineAsync($"WRONG  {fault}");
        foreach (var note in Notes) await writer.WriteLineAsync($"note   {note}");
        await writer.WriteLineAsync(Faults.Count == 0 ? "Everything is in order." : $"{Faults.Count} to mend.");
        return Faults.Count == 0 ? 0 : 1;
    }

    /// <summary>The notes, for who reads the log of a bot that runs.</summary>
    public void LogNotes(ILogger logger)
    {
        foreach (var note in Notes) Log.Noted(logger, note);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 51, Level = LogLevel.Warning, Message = "{Note}")]
        public static partial void Noted(ILogger logger, string note);
    }
}
