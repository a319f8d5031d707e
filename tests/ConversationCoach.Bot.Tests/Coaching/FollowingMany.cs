using ConversationCoach.Bot.Tests.Host;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Outbox;
using ConversationCoach.Core.Preparations;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Coaching;

/// <summary>More than one card shows: nothing a coach has given is out of reach.</summary>
public sealed class FollowingMany : IAsyncLifetime, IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly Tenant _tenant = new();

    [Theory, InlineData(true), InlineData(false)]
    public async Task Pieces_of_pre_work_leads_from_page_to_page_and_back(bool isTyped)
    {
        var coach = _tenant.Person("coach");
        for (var number = 1; number <= 21; number++) await GiveAsync(coach, Now.AddDays(number), $"Person {number}");

        await coach.SaysAsync("follow");
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("1\\. ", StringComparison.Ordinal) && line.EndsWith("24 March", StringComparison.Ordinal));
        Assert.Equal(["Open", "Next page", "Give pre-work"], coach.Card.Buttons);
        await GoAsync(coach, "Next page", isTyped);
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("11\\. ", StringComparison.Ordinal));
        await GoAsync(coach, "Next page", isTyped);
        Assert.Equal(["Open", "Previous page", "Give pre-work"], coach.Card.Buttons);
        await GoAsync(coach, "Previous page", isTyped);
        Assert.Contains(coach.Card.Lines, line => line.StartsWith("20\\. ", StringComparison.Ordinal));

        await GoAsync(coach, "Next page", isTyped);
        if (isTyped)
        {
            await coach.SaysAsync("open");
            await coach.SaysAsync("1");
        }
        else
        {
            await coach.PressesAsync("Open");
        }

        Assert.Contains("Person 1", coach.Card.Lines);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task People_leads_from_page_to_page_and_back_with_the_filter_as_it_is(bool isTyped)
    {
        var coach = _tenant.Person("coach");
        await GiveAsync(coach, Now, [.. Enumerable.Range(1, 31).Select(number => $"Person {number}")]);
        await coach.SaysAsync("follow");
        await coach.PressesAsync("Show these", ("filter", "Queued"));

        await GoAsync(coach, "Next page", isTyped);
        await GoAsync(coach, "Next page", isTyped);
        Assert.Contains("Person 31", coach.Card.Lines);
        Assert.DoesNotContain("Next page", coach.Card.Buttons);
        await GoAsync(coach, "Previous page", isTyped);
        await GoAsync(coach, "Previous page", isTyped);
        Assert.Contains("1 to 15 of 31", coach.Card.Lines);
        Assert.DoesNotContain("Previous page", coach.Card.Buttons);
        Assert.Equal("Queued", coach.Card.Inputs["filter"]);
    }

    [Fact]
    public async Task People_chosen_from_the_directory_are_told_apart()
    {
        var coach = _tenant.Person("coach");
        await coach.SaysAsync("assign");
        await coach.PressesAsync("Look at it first", ("people", "me,22222222-2222-4222-8222-222222222222,33333333-3333-4333-8333-333333333333"));
        Assert.Contains(coach.Card.Lines, line => line.EndsWith("Somebody chosen from the directory (2), Somebody chosen from the directory (3)", StringComparison.Ordinal));

        await coach.PressesAsync("Send it now");
        Assert.Contains("Somebody chosen from the directory (2)", coach.Card.Lines);
        await coach.PressesAsync("Show these", ("filter", "Queued"));
        Assert.Contains("Somebody chosen from the directory (3)", coach.Card.Lines);
    }

    [Fact]
    public async Task Pages_that_are_not_there_leads_to_the_first()
    {
        var coach = _tenant.Person("coach");
        for (var number = 1; number <= 2; number++) await GiveAsync(coach, Now.AddDays(number), $"Person {number}");
        foreach (var page in new[] { 7, -7, int.MaxValue })
        {
            await coach.SubmitsAsync($$"""{"action":"follow","page":{{page}}}""");
            Assert.Contains(coach.Card.Lines, line => line.StartsWith("1\\. ", StringComparison.Ordinal));
        }
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The runner knows this one and not that of IAsyncDisposable.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    private static async Task GoAsync(Visitor coach, string button, bool isTyped)
    {
        if (isTyped) await coach.SaysAsync(button.ToUpperInvariant());
        else await coach.PressesAsync(button);
    }

    private async Task GiveAsync(Visitor coach, DateTimeOffset madeAt, params string[] names)
    {
        _ = _tenant.Bot.Door;
        var people = names.Select(name => new Assignee(name, new Contact(new UserId("tenant", name), "msteams", "https://teams.example/", "28:bot", $"29:{name}", null, null, null)));
        var draft = new Assignment(Guid.NewGuid(), coach.User, "Carla Coach", World.Coach.English.Guides.Guides[0].Id, "", null, AssignmentStatus.Draft, [.. people], madeAt);
        var assignments = _tenant.Bot.Services.GetRequiredService<IAssignmentStore>();
        await assignments.SaveDraftAsync(draft, CancellationToken.None);
        await assignments.SendAsync(draft, CancellationToken.None);
    }
}
