using System.Globalization;
using EndToEnd.Tests.Harness;

namespace EndToEnd.Tests.Preparing;

internal static class Beginnings
{
    private static readonly string[] Titles = ["Prepare by thinking through the situation", "Check your purposes"];

    /// <summary>Begins a preparation as a person who has been here before.</summary>
    /// <returns>The card of the step.</returns>
    public static async Task<Card> BeginsAsync(this Client person, string about, int step = 1)
    {
        await person.SayAsync("start");
        var start = person.CardTitled("A new preparation");
        await start.FillAsync("What is the conversation about?", about);
        await start.PressAsync("Start");
        await person.CardTitled(Titles[0]).IsShownAsync();

        if (step > 1) await person.SayAsync($"edit {step.ToString(CultureInfo.InvariantCulture)}");
        var card = person.CardTitled(Titles[step - 1]);
        await card.IsShownAsync();
        return card;
    }
}
