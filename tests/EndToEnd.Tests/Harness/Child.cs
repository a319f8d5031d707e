using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Tests.Harness;

/// <summary>A process of ours, whose words go to a file and which ends with us.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Lock _writing = new();

    private Child(string logFile, ProcessStartInfo start)
    {
        LogFile = logFile;
        _log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
    }

    public string LogFile { get; }

    public bool HasEnded => _process.HasExited;

    public static Child Start(string logFile, string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        var child = new Child(logFile, start);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>A port nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public string Said()
    {
        lock (_writing)
        {
            using var file = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return file.ReadToEnd();
        }
    }

    /// <exception cref="InvalidOperationException">It has ended; carries the end of what it said.</exception>
    public void MustLive(string what)
    {
        if (!HasEnded) return;

        var said = Said();
        throw new InvalidOperationException($"{what} ended with code {_process.ExitCode}. The end of {LogFile}:\n{said[Math.Max(0, said.Length - 2000)..]}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        lock (_writing) _log.Dispose();
    }

    private void Write(string? line)
    {
        if (line is null) return;
        lock (_writing) _log.WriteLine(line);
    }
}
