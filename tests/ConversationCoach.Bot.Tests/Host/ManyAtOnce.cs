namespace ConversationCoach.Bot.Tests.Host;

/// <summary>Two hundred people prepare at the same time, each with words of their own.</summary>
public sealed class ManyAtOnce : WithTheWholeBot
{
    private const int People = 200;

    [Theory, InlineData(1)]
    public async Task See_their_own_words_only_and_lose_none(int seed)
    {
        var people = Enumerable.Range(0, People).Select(number => new Leader(Bot.Visitor($"leader-{number}"), number, new Random(seed * 1000 + number))).ToList();

        await Task.WhenAll(people.Select(person => Task.Run(person.PrepareAsync)));

        foreach (var person in people) await person.CheckAsync(Bot.Preparations);
    }
}
