using System.Collections.Immutable;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;

namespace ConversationCoach.Bot.Tests.Dialogs;

public class WhatWillGo
{
    private static readonly UserId Ann = new("tenant", "object-ann");

    private readonly Coach _coach = new();
    private readonly Person _ann;

    public WhatWillGo() => _ann = _coach.Person();

    [Fact]
    public async Task Is_told_once_after_the_answer_when_the_person_talks_next()
    {
        await IsDueAsync();
        await _ann.SaysAsync("help");

        Assert.Equal("These will go soon", _ann.Latest.Title);
        Assert.Contains("The winter rota", _ann.Latest.Json, StringComparison.Ordinal);
        Assert.Contains(_ann.Latest.Lines, line => line.Contains("I delete them for good", StringComparison.Ordinal));
        Assert.Equal(["Keep them all", "My preparations"], _ann.Latest.Buttons);
        Assert.Equal(Coach.English.Phrases.Help.Title, _ann.Screen[^2].Title);

        await _ann.SaysAsync("help");
        Assert.Equal(Coach.English.Phrases.Help.Title, _ann.Latest.Title);
    }

    [Fact]
    public async Task Is_kept_at_the_press_of_a_button()
    {
        var before = await IsDueAsync();
        await _ann.SaysAsync("help");
        await _ann.PressesAsync("Keep them all");

        Assert.Equal("Kept: 1. Nothing of these will be deleted for now.", _ann.Latest.Text);
        var kept = Assert.Single(await _coach.Preparations.ListAsync(Ann, CancellationToken.None));
        Assert.True(kept.ChangedAt > before.ChangedAt);
    }

    [Theory, InlineData("open 1"), InlineData("continue")]
    public async Task Is_kept_when_it_is_opened(string typed)
    {
        var before = await IsDueAsync();
        await _ann.SaysAsync(typed);
        Assert.True(Assert.Single(await _coach.Preparations.ListAsync(Ann, CancellationToken.None)).ChangedAt > before.ChangedAt);
    }

    [Fact]
    public async Task Is_nothing_for_those_who_were_told_of_nothing()
    {
        await _ann.StartsAsync();
        await _ann.SubmitsAsync(null, """{"action":"keep-preparations"}""");
        Assert.Equal("There is nothing that would be deleted soon.", _ann.Latest.Text);
    }

    private async Task<PreparationSummary> IsDueAsync()
    {
        await _ann.StartsAsync("The winter rota");
        var summary = Assert.Single(await _coach.Preparations.ListAsync(Ann, CancellationToken.None));
        _coach.Clock.Advance(TimeSpan.FromDays(167));
        await _coach.Warnings.WarnAsync(Ann, ImmutableArray.Create(summary.Id), default, CancellationToken.None);
        return summary;
    }
}
