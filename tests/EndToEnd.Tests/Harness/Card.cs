using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EndToEnd.Tests.Harness;

/// <summary>A card in the chat. Inputs are found by their label, buttons by their title, as a person would.</summary>
public sealed class Card(Client client, ILocator card)
{
    private static readonly AxeRunOptions WcagAAndAA = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        ResultTypes = [ResultType.Violations],
    };

    public Task IsShownAsync() => card.WaitForAsync();

    public Task SaysAsync(string text) => card.GetByText(text).First.WaitForAsync();

    public Task DoesNotSayAsync(string text) => card.GetByText(text).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });

    public Task<string> TextAsync() => card.InnerTextAsync();

    public Task FillAsync(string label, string text) => Input(label).FillAsync(text);

    public Task<string> ValueAsync(string label) => Input(label).InputValueAsync();

    /// <summary>Waits until the input with this label stands on the card.</summary>
    public Task AsksAsync(string label) => Input(label).WaitForAsync();

    public async Task DoesNotAskAsync(string label) => Assert.Equal(0, await Input(label).CountAsync());

    /// <summary>Chooses in a list that opens.</summary>
    public async Task SelectAsync(string label, string option)
    {
        await card.GetByRole(AriaRole.Combobox, new LocatorGetByRoleOptions { NameRegex = Labelled(label) }).ClickAsync();
        await card.Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = option, Exact = true }).ClickAsync();
    }

    /// <summary>Picks a day in the calendar that opens; the client takes no typed one.</summary>
    /// <param name="day">In this month or a later one.</param>
    public async Task PickAsync(string label, DateOnly day)
    {
        await Input(label).ClickAsync();
        var calendar = card.Page.GetByRole(AriaRole.Grid).First;
        var month = day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        await Wait.UntilAsync($"the calendar to show {month}", async _ =>
        {
            if ((await calendar.GetAttributeAsync("aria-label") ?? "").StartsWith(month, StringComparison.Ordinal)) return true;
            await card.Page.Locator("button[title^='Next month']").ClickAsync();
            return false;
        });
        await calendar.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = day.ToString("d, MMMM, yyyy", CultureInfo.InvariantCulture), Exact = true }).ClickAsync();
    }

    /// <summary>Ticks a box or a radio button, by its own words.</summary>
    public Task TickAsync(string option) => card.Locator("label", new LocatorLocatorOptions { HasTextRegex = Labelled(option) }).CheckAsync();

    /// <summary>The words of the radio button that is on.</summary>
    public Task<string> ChosenAsync() => card.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Checked = true }).EvaluateAsync<string>("radio => radio.labels[0].innerText");

    public Task PressAsync(string title) => Button(title).ClickAsync();

    /// <summary>Presses so fast that the second press leaves before the answer to the first has come.</summary>
    public Task PressTwiceAsync(string title) => Button(title).DblClickAsync();

    public Task HasButtonAsync(string title) => Button(title).WaitForAsync();

    /// <summary>Keeps a picture of the card alone.</summary>
    public async Task PictureAsync(string name)
    {
        await IsShownAsync();
        await card.ScreenshotAsync(new LocatorScreenshotOptions { Path = client.PicturePath(name) });
    }

    /// <summary>Keeps a picture, and fails with each breach of WCAG A and AA on the card.</summary>
    public async Task IsFitToBeSeenAsync(string name)
    {
        await PictureAsync(name);
        Assert.Equal("", string.Join('\n', await BreachesAsync()));
    }

    /// <returns>Each breach of WCAG A and AA on the card, and where it is.</returns>
    public async Task<IReadOnlyList<string>> BreachesAsync()
    {
        await IsShownAsync();
        var result = await card.RunAxe(WcagAAndAA);
        return [.. from fault in result.Violations from node in fault.Nodes where !IsTheClients(fault, node) select Describe(fault, node)];
    }

    private ILocator Input(string label) => card.GetByLabel(Labelled(label));

    // The client adds a star to the label of an input that must be filled.
    private static Regex Labelled(string label) => new($@"^{Regex.Escape(label)}\s*\*?$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private ILocator Button(string title) => card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = title, Exact = true });

    private static string Describe(AxeResultItem fault, AxeResultNode node) => $"{fault.Id}: {fault.Help}\n  {node.Html}\n  {Reasons(node)}";

    private static string Reasons(AxeResultNode node) => string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));

    // On a button that folds things away, the client names the ids of the card, but gives the page other ids.
    private static bool IsTheClients(AxeResultItem fault, AxeResultNode node) =>
        fault.Id == "aria-valid-attr-value" && Reasons(node).StartsWith("Invalid ARIA attribute value: aria-controls=", StringComparison.Ordinal);
}
