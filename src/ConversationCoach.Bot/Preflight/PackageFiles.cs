using System.IO.Compression;

namespace ConversationCoach.Bot.Preflight;

/// <summary>The files of a package for Teams, read where they lie: in the zip that is uploaded, or in a folder. Nothing is unpacked onto a disk.</summary>
internal sealed class PackageFiles : IDisposable
{
    public const string Mend = "Give with --package the zip that app-package wrote, or a folder with the same files.";

    private const int LargestZip = 5 * 1024 * 1024;

    private readonly string _folder;
    private readonly ZipArchive? _zip;

    private PackageFiles(string folder, ZipArchive? zip) => (_folder, _zip) = (folder, zip);

    /// <returns>The files; or what is wrong, and how to mend it.</returns>
    public static (PackageFiles? Files, string? Fault) Open(string path)
    {
        if (Directory.Exists(path)) return (new PackageFiles(path, null), null);
        try
        {
            using var file = File.OpenRead(path);
            var bytes = StartOf(file, LargestZip + 1);
            if (bytes.Length > LargestZip) return (null, $"--package: {path} is larger than 5 MB, and no package of this bot. {Mend}");

            return (new PackageFiles("", new ZipArchive(new MemoryStream(bytes))), null);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return (null, $"--package: there is nothing at '{path}', seen from {Environment.CurrentDirectory}. {Mend}");
        }
        catch (InvalidDataException)
        {
            return (null, $"--package: {path} is no zip, or a damaged one. {Mend}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, $"--package: {path} cannot be read ({error.GetType().Name}). {Mend}");
        }
    }

    /// <summary>Reads no more than it is asked for: a zip tells of each file how long it is, and that need not be true.</summary>
    /// <returns>The first bytes of a file; or why there are none.</returns>
    public (byte[] Start, string? Fault) Read(string name, int most)
    {
        try
        {
            using var stream = OpenFile(name);
            if (stream is not null) return (StartOf(stream, most), null);
            var isDeeper = _zip is not null && _zip.Entries.Any(entry => entry.Name == name);
            return ([], isDeeper ? "it is in a folder of the zip, and Teams looks only at the top: zip the files, not their folder" : "it is not in the package");
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ([], error is InvalidDataException ? "the zip is damaged" : error.GetType().Name);
        }
    }

    public void Dispose() => _zip?.Dispose();

    private Stream? OpenFile(string name)
    {
        if (_zip is not null) return _zip.GetEntry(name)?.Open();

        // What is elsewhere would not be in the zip either.
        var file = Path.GetFullPath(Path.Combine(_folder, name));
        return !Path.GetRelativePath(_folder, file).StartsWith("..", StringComparison.Ordinal) && File.Exists(file) ? File.OpenRead(file) : null;
    }

    private static byte[] StartOf(Stream stream, int most)
    {
        var start = new byte[most];
        return start[..stream.ReadAtLeast(start, most, throwOnEndOfStream: false)];
    }
}
