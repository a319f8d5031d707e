using ConversationCoach.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConversationCoach.Bot.Tests.Outbox.Killing;

/// <summary>The stores of the program without the program.</summary>
internal sealed class OpenedStorage : IAsyncDisposable
{
    private readonly IHost _host;

    private OpenedStorage(IHost host) => _host = host;

    public static async Task<OpenedStorage> OpenAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddStorage(builder.Configuration, Path.GetTempPath());
        var storage = new OpenedStorage(builder.Build());
        await storage._host.Services.OpenStorageAsync();
        return storage;
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync() => await ((IAsyncDisposable)_host).DisposeAsync();
}
