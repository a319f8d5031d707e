using System.Text.Json.Nodes;
using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests;

[Collection(InTheClient.Name)]
public class EveryApprovedCard(World world)
{
    [Fact]
    public Task Can_be_used_by_everybody() => world.AsAsync(Person.Lee, async lee =>
    {
        var breaches = new List<string>();
        foreach (var file in Places.ApprovedCards.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var json = await File.ReadAllTextAsync(file);
            var card = await lee.ShowAsync(name, json);
            await card.SaysAsync(Heading(json));
            await card.PictureAsync(name);
            breaches.AddRange((await card.BreachesAsync()).Select(breach => $"{name}: {breach}"));
        }

        Assert.Equal("", string.Join('\n', breaches));
    });

    // As it is read: without the strokes that keep a person's signs from being taken for Markdown.
    private static string Heading(string card) => ((string)JsonNode.Parse(card)!["body"]![0]!["text"]!).Replace("\\", "", StringComparison.Ordinal);
}
