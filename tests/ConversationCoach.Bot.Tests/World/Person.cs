using System.Text.Json;
using AdaptiveCards;
using ConversationCoach.Bot.Teams;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Tests.World;

/// <summary>Somebody who talks with the bot in a private chat, and sees what it shows.</summary>
internal sealed class Person(Func<IBot> bot, string name)
{
    private int _activities;

    public Channel Channel { get; } = new();

    public string ChannelId { get; set; } = "msteams";

    public string? Locale { get; set; } = "en-GB";

    /// <summary>As the client tells it.</summary>
    public DateTimeOffset Now { get; set; } = new(2025, 3, 4, 7, 0, 0, TimeSpan.Zero);

    /// <summary>The one a person of this name always has, unless told.</summary>
    public string? ConversationId { get; set; }

    public IReadOnlyList<Shown> Screen => [.. Channel.Screen.Select(activity => new Shown(activity))];

    public Shown Latest => Screen[^1];

    /// <summary>The newest card on the screen.</summary>
    public Shown Card => Screen.Last(shown => shown.IsCard);

    /// <summary>The bot writes by itself.</summary>
    public Task GetsAsync(AdaptiveCard card) => Channel.WriteAsync(CardSender.Message(card));

    public Task ArrivesAsync() => SendAsync(activity =>
    {
        activity.Type = ActivityTypes.ConversationUpdate;
        activity.MembersAdded = [activity.Recipient];
    });

    public Task InstallsAsync() => SendAsync(activity =>
    {
        activity.Type = ActivityTypes.InstallationUpdate;
        activity.Action = "add";
    });

    public Task SaysAsync(string text) => SendAsync(activity => activity.Text = text);

    public async Task SaysEachAsync(params string[] texts)
    {
        foreach (var text in texts) await SaysAsync(text);
    }

    public Task PressesAsync(string button, params (string Input, string Value)[] typed) => PressesAsync(Card, button, typed);

    /// <param name="card">Perhaps an old one.</param>
    public Task PressesAsync(Shown card, string button, params (string Input, string Value)[] typed)
    {
        var data = card.DataOf(button);
        foreach (var (input, value) in card.Inputs.Where(input => input.Value.Length > 0)) data[input] = value;
        foreach (var (input, value) in typed) data[input] = value;
        return SubmitsAsync(card.Id, JsonSerializer.Serialize(data));
    }

    public Task SubmitsAsync(string? cardId, string value) => SendAsync(activity =>
    {
        activity.Value = JToken.Parse(value);
        activity.ReplyToId = cardId;
    });

    /// <summary>The whole first step of a preparation: what it is about, up to the first card of the guide.</summary>
    public async Task StartsAsync(string about = "The winter rota")
    {
        await SaysAsync("start");
        await PressesAsync("Start", ("about", about), ("with", "R.P."), ("day", "2026-12-03"));
    }

    public Task SendAsync(Action<Activity> change)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Id = $"{name}-{++_activities}",
            ChannelId = ChannelId,
            ServiceUrl = "https://smba.example/",
            From = new ChannelAccount { Id = $"29:{name}", AadObjectId = $"object-{name}" },
            Recipient = new ChannelAccount { Id = "28:bot" },
            Conversation = new ConversationAccount { Id = ConversationId ?? $"chat-{name}", ConversationType = "personal", TenantId = "tenant" },
            Locale = Locale,
            Timestamp = Now,
        };
        change(activity);
        return Channel.TakeAsync(bot(), activity);
    }
}
