using System.Diagnostics;
using System.Globalization;
using ConversationCoach.Storage.Tests.PostgreSql;

namespace ConversationCoach.Storage.Tests;

public class AKilledProcess
{
    [Fact]
    public async Task Loses_no_save_that_was_confirmed_in_a_file()
    {
        await using var temporary = new TemporaryDatabase();
        await LosesNothingAsync(temporary, "Sqlite", $"Data Source={temporary.File}", $"Data Source={temporary.KeyFile}");
    }

    [Fact]
    public async Task Loses_no_save_that_was_confirmed_by_a_server()
    {
        await using var temporary = new TemporaryPostgreSql();
        await LosesNothingAsync(temporary, "PostgreSql", temporary.ConnectionString, StoragePlaces.KeysBesideServer(temporary.ConnectionString));
    }

    private static async Task LosesNothingAsync(ITemporary temporary, params string[] arguments)
    {
        using var saving = Process.Start(new ProcessStartInfo("dotnet", [typeof(AKilledProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;

        var confirmed = new Dictionary<Guid, int>();
        var lines = 0;
        while (await saving.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is not [var id, var version] || !int.TryParse(version, CultureInfo.InvariantCulture, out var number)) continue;
            confirmed[Guid.Parse(id)] = number;
            if (++lines == 300) saving.Kill();
        }

        Assert.True(lines >= 300);
        var store = temporary.Stores.Preparations;
        foreach (var (id, version) in confirmed)
        {
            var found = await store.FindAsync(id, Sample.Ann, CancellationToken.None);
            Assert.InRange(found!.Version, version, version + 1);
            Assert.Equal(Enumerable.Range(2, found.Version - 1), found.Answers["facts"].Wordings.Select(wording => wording.Version));
        }
    }
}
