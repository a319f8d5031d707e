using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Benchmarks.Servers;
using Benchmarks.Storage;

namespace Benchmarks.Load;

/// <summary>A server in a process of its own, so that its processor time is its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly IDisposable? _own;
    private readonly Channel<string> _heaps = Channel.CreateUnbounded<string>();

    private ServerProcess(Process process, IDisposable? own, Uri address) => (_process, _own, Address) = (process, own, address);

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

    /// <returns>What the collector has left in the managed heap last time, in bytes.</returns>
    public async Task<long> HeapAsync()
    {
        await _process.StandardInput.WriteLineAsync(Server.Heap);
        await _process.StandardInput.FlushAsync();
        return long.Parse(await _heaps.Reader.ReadAsync(), CultureInfo.InvariantCulture);
    }

    /// <param name="place">Where it keeps its data; a file of its own unless told.</param>
    /// <param name="settings">More of its command line.</param>
    public static async Task<ServerProcess> StartAsync(string what, StoragePlace? place, params IReadOnlyList<string> settings)
    {
        var own = place is null ? StoragePlace.File() : null;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        foreach (var argument in (string[])["serve", what, "--urls", "http://127.0.0.1:0", .. (place ?? own!).Arguments, .. settings])
            start.ArgumentList.Add(argument);

        var process = Process.Start(start)!;
        var address = await AddressAsync(process.StandardOutput) ?? throw new InvalidOperationException($"The server '{what}' did not start.");
        var server = new ServerProcess(process, own, address);
        _ = server.ListenAsync();
        return server;
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Server.Heap, StringComparison.Ordinal)) await _heaps.Writer.WriteAsync(line[Server.Heap.Length..]);
            else await Console.Error.WriteLineAsync(line);
        }
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
        _own?.Dispose();
    }
}
