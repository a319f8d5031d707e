using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EndToEnd.Tests.Harness;

/// <summary>The chat with the bot, as a person sees it.</summary>
public sealed class Client : IAsyncDisposable
{
    private const string AnyCard = ".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)";

    private static readonly AxeRunOptions WcagAAndAA = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa") };

    private readonly IBrowserContext _context;
    private readonly IPage _page;
    private readonly string _folder;

    private Client(IBrowserContext context, IPage page, string folder)
    {
        _context = context;
        _page = page;
        _folder = folder;
    }

    /// <summary>The newest card of the chat; it follows what comes after.</summary>
    public Card LatestCard => new(_page.Locator(AnyCard).Last);

    /// <param name="address">The playground's page; requests to any other host are blocked.</param>
    /// <param name="folder">Where pictures go.</param>
    public static async Task<Client> OpenAsync(IBrowser browser, Uri address, string folder)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(address);

        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 1400 } });
        context.SetDefaultTimeout((float)TimeSpan.FromSeconds(20).TotalMilliseconds);
        await context.RouteAsync(url => new Uri(url).Host is not ("localhost" or "127.0.0.1"), route => route.AbortAsync());

        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        return new Client(context, page, folder);
    }

    /// <summary>The newest card with this heading.</summary>
    public Card CardTitled(string title) => new(_page.Locator(AnyCard).Filter(new LocatorFilterOptions
    {
        Has = _page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = title, Exact = true }),
    }).Last);

    /// <summary>Types into the compose box and sends.</summary>
    public async Task SayAsync(string text)
    {
        var box = _page.Locator("[contenteditable=true][data-lexical-editor=true]").First;
        await box.ClickAsync();
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    /// <summary>Waits until a message or card of the chat says this.</summary>
    public Task SeesAsync(string text) => _page.GetByText(text).Last.WaitForAsync();

    /// <summary>As after closing the client and coming back.</summary>
    public Task ReloadAsync() => _page.ReloadAsync();

    public Task PictureAsync(string name) =>
        _page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_folder, $"{name}.png"), FullPage = true });

    /// <summary>For a test that has failed: that there is no picture must not hide why.</summary>
    public async Task TryPictureAsync(string name)
    {
        try
        {
            await PictureAsync(name);
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, $"{name}.txt"), $"There is no picture: {fault.Message}");
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    /// <summary>A card in the chat. Inputs are found by their label, buttons by their title, as a person would.</summary>
    public sealed class Card(ILocator card)
    {
        public Task IsShownAsync() => card.WaitForAsync();

        public Task SaysAsync(string text) => card.GetByText(text).First.WaitForAsync();

        public Task<string> TextAsync() => card.InnerTextAsync();

        public Task FillAsync(string label, string text) => Input(label).FillAsync(text);

        public Task<string> ValueAsync(string label) => Input(label).InputValueAsync();

        /// <summary>Chooses in a list that opens.</summary>
        public async Task SelectAsync(string label, string option)
        {
            await card.GetByRole(AriaRole.Combobox, new LocatorGetByRoleOptions { NameRegex = Labelled(label) }).ClickAsync();
            await card.Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = option, Exact = true }).ClickAsync();
        }

        /// <summary>Ticks a box or a radio button, by its own words.</summary>
        public Task TickAsync(string option) =>
            card.Locator("label", new LocatorLocatorOptions { HasTextRegex = Labelled(option) }).CheckAsync();

        public Task PressAsync(string title) => Button(title).ClickAsync();

        public Task HasButtonAsync(string title) => Button(title).WaitForAsync();

        /// <summary>Fails with each breach of WCAG A and AA on the card, and where it is.</summary>
        public async Task IsAccessibleAsync()
        {
            await IsShownAsync();
            var result = await card.RunAxe(WcagAAndAA);
            var faults = (from fault in result.Violations from node in fault.Nodes where !IsTheClients(fault, node) select Describe(fault, node)).ToList();
            Assert.True(faults.Count == 0, string.Join('\n', faults));
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
}
