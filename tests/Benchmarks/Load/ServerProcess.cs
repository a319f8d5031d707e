using System.Diagnostics;

namespace Benchmarks.Load;

/// <summary>A server in a process of its own, so that its processor time is its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private ServerProcess(Process process, DirectoryInfo folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>User and kernel time since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>In bytes.</summary>
    public long ResidentMemory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(string what)
    {
        var folder = Directory.CreateTempSubdirectory("coach-load-");
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        foreach (var argument in (string[])["serve", what, "--urls", "http://127.0.0.1:0", "--Storage:ConnectionString", $"Data Source={Path.Combine(folder.FullName, "coach.db")}"])
            start.ArgumentList.Add(argument);

        var process = Process.Start(start)!;
        var address = await AddressAsync(process.StandardOutput) ?? throw new InvalidOperationException($"The server '{what}' did not start.");
        _ = process.StandardOutput.BaseStream.CopyToAsync(Console.OpenStandardError());
        return new ServerProcess(process, folder, address);
    }

    // Whatever else it says, before or after, is a warning, and nobody else reads it.
    private static async Task<Uri?> AddressAsync(TextReader said)
    {
        while (await said.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http:", StringComparison.Ordinal)) return new Uri(line);
            await Console.Error.WriteLineAsync(line);
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
