using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;

namespace ConversationCoach.Bot.Packaging;

/// <summary>The file that is uploaded to Teams: the manifest with the ids and the address of one organisation, its Welsh, and the icons.</summary>
/// <remarks>The same answers always make the same bytes, so that two packages can be compared.</remarks>
internal static class AppPackage
{
    public const string Manifest = "manifest.json";

    private static readonly string[] Others = ["cy.json", "color.png", "outline.png"];

    // The earliest a zip can tell.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The files of <c>manifest/</c>, as they lie beside the program.</summary>
    public static string Templates => Path.Combine(AppContext.BaseDirectory, "AppPackage");

    /// <exception cref="InvalidOperationException">Every answer that Teams would refuse.</exception>
    public static byte[] Make(PackageAnswers answers)
    {
        var faults = answers.Faults().ToList();
        if (faults.Count > 0) throw new InvalidOperationException(string.Join('\n', faults));

        using var package = new MemoryStream();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Manifest, Encoding.UTF8.GetBytes(Fill(File.ReadAllText(Path.Combine(Templates, Manifest)), answers)));
            foreach (var name in Others) Add(zip, name, File.ReadAllBytes(Path.Combine(Templates, name)));
        }

        return package.ToArray();
    }

    private static string Fill(string template, PackageAnswers answers) => answers.Named()
        .Aggregate(template, (text, answer) => text.Replace($"{{{{{answer.Name}}}}}", JavaScriptEncoder.Default.Encode(answer.Value), StringComparison.Ordinal));

    // Not compressed: how well it is done differs between versions of the platform.
    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Always;
        using var writer = entry.Open();
        writer.Write(content);
    }
}
