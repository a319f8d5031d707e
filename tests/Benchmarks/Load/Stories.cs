using ConversationCoach.Bot;

namespace Benchmarks.Load;

/// <summary>What a virtual user says to each server, and must be told.</summary>
internal static class Stories
{
    private const string Said = $"Good morning, can we talk about the rota of week {Exchange.Story}?";

    private static readonly Language Language = Languages.Load(Path.Combine(AppContext.BaseDirectory, "Content")).For("en-GB");

    public static Exchange[] For(string server, int user) => server switch
    {
        "raw" or "echo" => [new(Activities.Text(user, Said), $"You said: {Said}")],
        "waterfall" =>
        [
            new(Activities.Text(user, "Good morning"), "What is the conversation about?"),
            new(Activities.Text(user, $"The winter rota {Exchange.Story}"), "How would you like to prepare?", "All five steps", "Just talk"),
            new(Activities.Text(user, "all five steps"), "Shall we begin?"),
            new(Activities.Text(user, "yes"), $"The winter rota {Exchange.Story}: All five steps, True"),
        ],
        "coach" or "coach-postgresql" => Rehearsal.Story(Language, user),
        _ => throw new ArgumentException($"There is no server '{server}'.", nameof(server)),
    };
}
