namespace ConversationCoach.Core.Tests.Guides;

/// <summary>A content folder of its own for one test.</summary>
internal sealed class ContentFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("content");

    public string Path => _folder.FullName;

    public ContentFolder With(string file, string yaml)
    {
        var guides = _folder.CreateSubdirectory("en-GB").CreateSubdirectory("guides");
        File.WriteAllText(System.IO.Path.Combine(guides.FullName, file), yaml);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
