using System.Text;
using ConversationCoach.Bot;
using ConversationCoach.Bot.Preflight;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConversationCoach.CosmosDb.Tests;

/// <summary>The bot put together with Cosmos DB for its state: what is in the account is sealed, and goes with its person.</summary>
public sealed class WhatAPersonTyped : IAsyncLifetime, IAsyncDisposable
{
    private const string Words = "private-words";

    private static readonly UserId Ann = new("tenant", "ann");
    private static readonly UserId Bob = new("tenant", "bob");

    private readonly string _folder = Directory.CreateTempSubdirectory("coach-cosmos-").FullName;
    private readonly FakeCosmosDb _fake = new();
    private readonly WebApplication _bot;

    public WhatAPersonTyped() => _bot = Build(_fake);

    private IStateStore States => _bot.Services.GetRequiredService<IStateStore>();

    [Fact]
    public async Task Is_sealed_where_it_rests_and_read_by_the_bot()
    {
        await KeepAsync(Ann);

        Assert.DoesNotContain(Words, AsItRests(), StringComparison.Ordinal);
        Assert.Equal(Words, (await States.ReadAsync([TalkKey.Of(Ann)], CancellationToken.None))[TalkKey.Of(Ann)].Json);
    }

    [Fact]
    public async Task Goes_with_its_person_and_nobody_elses_does()
    {
        await KeepAsync(Ann);
        await KeepAsync(Bob);

        var erased = await _bot.Services.GetRequiredService<IErasure>().EraseAsync(Ann, Ann.User, CancellationToken.None);

        Assert.Contains(erased.Kinds, kind => kind.Count == 1);
        Assert.Equal(DocumentId.Of(TalkKey.Of(Bob)), Assert.Single(_fake.Documents).Key);
    }

    [Fact]
    public async Task Stays_unreadable_in_a_copy_that_was_made_before()
    {
        await KeepAsync(Ann);
        var copy = (string)_fake.Documents[DocumentId.Of(TalkKey.Of(Ann))]["sealed"]!;
        await _bot.Services.GetRequiredService<IErasure>().EraseAsync(Ann, Ann.User, CancellationToken.None);

        await using var place = await new Place(_fake).OpenAsync();
        await place.Store.WriteAsync([new StateChange(TalkKey.Of(Ann), copy, null)], CancellationToken.None);

        Assert.Empty(await States.ReadAsync([TalkKey.Of(Ann)], CancellationToken.None));
    }

    [Fact]
    public async Task Is_refused_a_place_that_is_not_right_by_the_checks_of_the_start()
    {
        _fake.IsDown = true;
        await using var bot = Build(_fake);
        Assert.Contains("ConversationState:CosmosDb: the account cannot be reached", Assert.Single((await OwnChecks.RunAsync(bot.Services, CancellationToken.None)).Faults), StringComparison.Ordinal);
    }

    public async Task InitializeAsync() => Assert.Empty((await OwnChecks.RunAsync(_bot.Services, CancellationToken.None)).Faults);

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private WebApplication Build(FakeCosmosDb fake)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(_folder, "coach.db")};Pooling=False",
            ["Encryption:Keys:1"] = Convert.ToBase64String(new byte[32]),
            ["ConversationState:Provider"] = "CosmosDb",
            ["ConversationState:CosmosDb:ConnectionString"] = FakeCosmosDb.ConnectionString,
        });
        builder.AddCoach();
        builder.Services.AddHttpClient(CosmosDbSetup.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => fake);
        return builder.Build();
    }

    private async Task KeepAsync(UserId person) => Assert.True(await States.WriteAsync([new StateChange(TalkKey.Of(person), Words, null)], CancellationToken.None));

    private string AsItRests() => string.Concat(_fake.Documents.Values.Select(document => document.ToJsonString() + Encoding.UTF8.GetString(Convert.FromBase64String((string)document["sealed"]!))));
}
