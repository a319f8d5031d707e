using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;
using ConversationCoach.Storage.Tests.PostgreSql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ConversationCoach.Storage.Tests;

public sealed class RegisteringStorage : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("coach-storage-").FullName;

    [Fact]
    public async Task Opens_the_default_file_below_the_content_root_at_start()
    {
        using var host = Host();
        await host.StartAsync();

        Assert.True(File.Exists(Path.Combine(_root, "App_Data", "conversation-coach.db")));
        Assert.True(await host.Services.GetRequiredService<IPreparationStore>().SaveAsync(Sample.New(), CancellationToken.None));
        Assert.Empty(await host.Services.GetRequiredService<IStateStore>().ReadAsync(["key"], CancellationToken.None));
        await host.StopAsync();
    }

    [Fact]
    public async Task Opens_the_file_it_is_told()
    {
        using var host = Host(("Storage:ConnectionString", "Data Source=other/mine.db"));
        await host.StartAsync();
        Assert.True(File.Exists(Path.Combine(_root, "other", "mine.db")));
    }

    [Fact]
    public async Task Opens_a_database_on_a_server_with_the_keys_in_a_schema_of_their_own()
    {
        await using var temporary = new TemporaryPostgreSql();
        using var host = Host(("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", temporary.ConnectionString));
        await host.StartAsync();

        Assert.True(await host.Services.GetRequiredService<IPreparationStore>().SaveAsync(Sample.New(), CancellationToken.None));
        Assert.Equal(1L, temporary.Ask("SELECT count(*) FROM coach_keys.data_key"));
        Assert.Equal(1L, temporary.Ask("SELECT count(*) FROM public.preparation"));
        await host.StopAsync();
    }

    [Fact]
    public async Task Stops_the_start_when_the_server_is_down_and_says_so_in_one_line()
    {
        using var host = Host(("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", "Host=127.0.0.1;Port=1;Database=coach;Username=coach;Password=secret"));

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => host.Services.OpenStorageAsync());

        Assert.Contains("The database coach on 127.0.0.1 could not be opened", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:ConnectionString", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.Single(refusal.Message.Split('\n'));
    }

    [Theory]
    [InlineData("Storage:Provider", "PostgreSql")]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("Storage:ConnectionString", "")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:")]
    [InlineData("Storage:ConnectionString", "Server=elsewhere")]
    [InlineData("Retention:PreparationDays", "0")]
    [InlineData("Retention:PreparationDays", "3651")]
    [InlineData("Retention:WarnDaysBefore", "180")]
    [InlineData("Retention:TalkDays", "-1")]
    [InlineData("Retention:AuditDays", "29")]
    public async Task Stops_the_start_and_names_the_setting(string setting, string value)
    {
        using var host = Host((setting, value));
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(value == "PostgreSql" ? "Storage:ConnectionString" : setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_the_start_when_the_file_cannot_be()
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "App_Data"), "a file");
        using var host = Host();
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => host.StartAsync());
        Assert.Contains("Storage:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_root, "App_Data"), error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private IHost Host(params (string Name, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Encryption:Keys:1", (string?)Convert.ToBase64String(new byte[32]))]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Services.AddStorage(builder.Configuration, _root);
        return builder.Build();
    }
}
