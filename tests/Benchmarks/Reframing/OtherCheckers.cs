using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Benchmarks.Reframing;

/// <summary>alex and write-good, read by one node process that has warmed up, so that neither its start nor the way to it is counted.</summary>
internal static class OtherCheckers
{
    /// <returns>By checker and number of words; <see langword="null"/> when they are not here, which is said on the error stream.</returns>
    public static async Task<Dictionary<string, Dictionary<int, Timing>>?> MeasureAsync(IReadOnlyDictionary<int, IReadOnlyList<string>> messages)
    {
        try
        {
            if (!Directory.Exists(Path.Combine(Folder(), "node_modules", "alex")))
                await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--omit=dev", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"], "");
            var measured = await RunAsync("node", ["others.mjs"], JsonSerializer.Serialize(messages));
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<int, double[]>>>(measured)!
                .ToDictionary(checker => checker.Key, checker => checker.Value.ToDictionary(length => length.Key, length => new Timing(length.Value)), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is Win32Exception or IOException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"alex and write-good are NOT measured: they need Node.js 20 with npm, and npm a registry. ({error.Message})");
            return null;
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder(), UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} ended with code {process.ExitCode}.");
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, ".node");
}
