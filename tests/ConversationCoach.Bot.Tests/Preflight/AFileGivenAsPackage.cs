using System.IO.Compression;
using ConversationCoach.Bot.Preflight;

namespace ConversationCoach.Bot.Tests.Preflight;

/// <summary>May be anything: it is told what it is not, it is not unpacked, and no more of it is read than a package needs.</summary>
public sealed class AFileGivenAsPackage : IDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("coach-package-").FullName;

    private string File => Path.Combine(_place, "app.zip");

    [Theory, InlineData("nothing.zip"), InlineData("nowhere/app.zip")]
    public void That_is_not_there_says_where_it_was_looked_for(string name) =>
        Assert.Matches($"^--package: there is nothing at '.*{name}', seen from /.*Give with --package the zip that app-package wrote", Fault(Path.Combine(_place, name)));

    [Fact]
    public void Without_a_name_is_not_there_either() => Assert.StartsWith("--package: there is nothing at ''", Fault(""), StringComparison.Ordinal);

    [Theory, InlineData(""), InlineData("{}"), InlineData("PK\u0003\u0004 and nothing else")]
    public void That_is_no_zip_says_so(string content)
    {
        System.IO.File.WriteAllText(File, content);
        Assert.StartsWith($"--package: {File} is no zip, or a damaged one. Give with --package", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void That_was_cut_off_says_so()
    {
        Make("manifest.json", "{}"u8);
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..^30]);
        Assert.Contains("is no zip, or a damaged one", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void That_is_damaged_within_says_so()
    {
        Make("manifest.json", "{}"u8);
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[0] = 0;
        System.IO.File.WriteAllBytes(File, bytes);
        Assert.Contains("manifest.json cannot be read: the zip is damaged", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_zipped_folder_is_told_to_be_zipped_without_it()
    {
        Make("coach/manifest.json", "{}"u8);
        Assert.Contains("zip the files, not their folder", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void That_is_too_large_is_not_read()
    {
        using (var file = System.IO.File.Create(File)) file.SetLength(1L << 40);
        Assert.Contains("is larger than 5 MB", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void That_would_become_huge_is_read_only_so_far()
    {
        Make("manifest.json", new byte[64 * 1024 * 1024]);
        Assert.True(new FileInfo(File).Length < 100_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("manifest.json is longer than 256 KB", Fault(), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    [Fact]
    public void Leaves_nothing_beside_itself()
    {
        Make("../manifest.json", "{}"u8);
        Fault();
        Assert.Equal([File], Directory.EnumerateFileSystemEntries(_place));
    }

    public void Dispose() => Directory.Delete(_place, recursive: true);

    private void Make(string name, ReadOnlySpan<byte> content)
    {
        using var zip = ZipFile.Open(File, ZipArchiveMode.Create);
        using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        entry.Write(content);
    }

    private string Fault(string? path = null)
    {
        var findings = new Findings();
        PackageCheck.Run(path ?? File, "22222222-2222-4222-8222-222222222222", "https://coach.example.org", findings);
        return Assert.Single(findings.Faults);
    }
}
