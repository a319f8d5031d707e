using System.Diagnostics;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

/// <summary>The program, as a process of its own that sends what waits, and can be killed.</summary>
internal sealed class DispatcherProcess(IReadOnlyDictionary<string, string?> settings, string logFile) : IDisposable
{
    private Process? _process;

    public void Start()
    {
        // The shell becomes the program, so that to kill the one is to kill the other.
        var start = new ProcessStartInfo("sh", ["-c", "exec dotnet \"$0\" >>\"$1\" 2>&1", Path.Combine(AppContext.BaseDirectory, "ConversationCoach.Bot.dll"), logFile])
        {
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process = Process.Start(start)!;
    }

    /// <exception cref="InvalidOperationException">It ended by itself.</exception>
    public void MustLive()
    {
        if (_process is not { HasExited: false }) throw new InvalidOperationException($"A dispatcher has ended by itself; it said:\n{File.ReadAllText(logFile)}");
    }

    /// <summary>At once and without a word, as with kill -9.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose() => Kill();
}
