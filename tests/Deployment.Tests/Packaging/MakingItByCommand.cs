using ConversationCoach.Bot;

namespace Deployment.Tests.Packaging;

public sealed class MakingItByCommand : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coach-package-").FullName;

    private string File => Path.Combine(_folder, "app.zip");

    [Fact]
    public async Task Writes_the_file()
    {
        Assert.Equal(0, await Administration.RunAsync(["app-package", "--app-id", "7d2f6a30-52a7-4a3f-9d38-0f0f0c6f1a11", "--url", "https://coach.example.org", "--developer", "Health", "--out", File]));
        Assert.True(new FileInfo(File).Length > 0);
    }

    [Fact]
    public async Task Writes_nothing_when_an_answer_is_missing()
    {
        Assert.Equal(1, await Administration.RunAsync(["app-package", "--url", "https://coach.example.org", "--developer", "Health", "--out", File]));
        Assert.False(System.IO.File.Exists(File));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
