using System.Globalization;
using Microsoft.Playwright;

namespace EndToEnd.Tests.Harness;

/// <summary>The chat with the bot on one device, as a person sees it.</summary>
public sealed class Client : IAsyncDisposable
{
    internal const string AnyCard = ".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)";
    private const string AnyEditor = "[contenteditable=true][data-lexical-editor=true]";

    private readonly IBrowserContext _context;
    private readonly IPage _page;
    private readonly Playground _playground;
    private readonly string _pictures;
    private bool _isDeaf;
    private int _taken;

    private Client(IBrowserContext context, IPage page, Playground playground, string pictures)
    {
        _context = context;
        _page = page;
        _playground = playground;
        _pictures = pictures;
    }

    /// <summary>The commands the app has beside a message.</summary>
    public MessageExtension Extension => new(this, _page, Editor);

    private ILocator Cards => _page.Locator(AnyCard);

    private ILocator Editor => _page.Locator(AnyEditor).First;

    /// <param name="pictures">The folder they go to.</param>
    public static async Task<Client> OpenAsync(IBrowser browser, Playground playground, string pictures)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(playground);

        // So tall that the longest card of a story is wholly in the picture.
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 2800 } });
        context.SetDefaultTimeout((float)TimeSpan.FromSeconds(20).TotalMilliseconds);
        await context.RouteAsync(url => new Uri(url).Host is not ("localhost" or "127.0.0.1"), route => route.AbortAsync());

        var client = new Client(context, await context.NewPageAsync(), playground, Directory.CreateDirectory(pictures).FullName);
        await client._page.RouteWebSocketAsync(_ => true, client.Overhear);
        await client._page.GotoAsync(playground.Address.ToString());
        await client.Editor.WaitForAsync();
        return client;
    }

    /// <summary>The newest card with this heading.</summary>
    public Card CardTitled(string title) => new(this, WithHeading(title).Last);

    /// <summary>Types into the compose box and sends.</summary>
    public async Task SayAsync(string text)
    {
        await Editor.ClickAsync();
        await Editor.FillAsync(text);
        await Editor.PressAsync("Enter");
    }

    /// <summary>Waits until a message or card of the chat says this.</summary>
    public Task SeesAsync(string text) => _page.GetByText(text).Last.WaitForAsync();

    /// <summary>Waits until a card in the chat, not one in the compose box, says this.</summary>
    public Task SeesInTheChatAsync(string text) => Cards.Filter(new LocatorFilterOptions { HasText = text })
        .And(_page.Locator($":not({AnyEditor} *)")).Last.WaitForAsync();

    /// <summary>Says something and waits for the answer.</summary>
    public async Task AskAsync(string text, string answer)
    {
        var earlier = await _page.GetByText(answer).CountAsync();
        await SayAsync(text);
        await _page.GetByText(answer).Nth(earlier).WaitForAsync();
    }

    /// <summary>Waits until there are so many cards with this heading in the chat.</summary>
    public Task SeesCardsAsync(string title, int count) => Wait.UntilAsync($"{count} cards titled “{title}”", async _ => await WithHeading(title).CountAsync() == count);

    /// <summary>All that is in the chat that is open.</summary>
    public Task<string> EverythingAsync() => _page.Locator("body").InnerTextAsync();

    /// <summary>Goes to a group chat or a channel.</summary>
    public Task GoToAsync(string chat) => _page.GetByText(chat, new PageGetByTextOptions { Exact = true }).First.ClickAsync();

    /// <summary>In a group chat: mentions the bot, and says something.</summary>
    public async Task MentionAsync(string text)
    {
        await WriteMentionAsync(text);
        await Editor.PressAsync("Enter");
    }

    /// <summary>In a channel: the same as a new post.</summary>
    public async Task PostAsync(string text)
    {
        await WriteMentionAsync(text);
        await _page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Post", Exact = true }).ClickAsync();
    }

    /// <summary>From now on the device hears nothing of what comes, as one without a net; what it sends still arrives.</summary>
    public void GoDeaf() => _isDeaf = true;

    public void HearAgain() => _isDeaf = false;

    /// <summary>Shows a card that no story may lead to, in the place of the one shown before.</summary>
    /// <param name="name">Announced on a card of its own, to know the place, and when the one before is gone.</param>
    /// <param name="card">Its JSON.</param>
    public async Task<Card> ShowAsync(string name, string card)
    {
        var announcement = $"Next: {name}";
        var announced = _page.GetByText(announcement, new PageGetByTextOptions { Exact = true });
        await _playground.ShowAsync($$"""{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "TextBlock", "text": "{{announcement}}" }] }""");
        await announced.WaitForAsync();
        var place = (await Cards.AllInnerTextsAsync()).ToList().FindIndex(text => text.Contains(announcement, StringComparison.Ordinal));

        await _playground.ShowAsync(card);
        await announced.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        return new Card(this, Cards.Nth(place));
    }

    public Task PictureAsync(string name) => _page.ScreenshotAsync(new PageScreenshotOptions { Path = PicturePath(name) });

    /// <summary>For a test that has failed: that there is no picture must not hide why.</summary>
    public async Task TryPictureAsync(string name)
    {
        try
        {
            await PictureAsync(name);
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
        {
            await File.WriteAllTextAsync(Path.Combine(_pictures, $"{name}.txt"), $"There is no picture: {fault.Message}");
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    internal string PicturePath(string name) =>
        Path.Combine(_pictures, string.Create(CultureInfo.InvariantCulture, $"{++_taken:00}-{name}.png"));

    private ILocator WithHeading(string title) => Cards.Filter(new LocatorFilterOptions
    {
        Has = _page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = title, Exact = true }),
    });

    private async Task WriteMentionAsync(string text)
    {
        await Editor.ClickAsync();
        await Editor.PressSequentiallyAsync("@Conv");
        await _page.Locator("#typeahead-menu").GetByText("Conversation Coach").ClickAsync();
        await Editor.PressSequentiallyAsync(text);
    }

    private void Overhear(IWebSocketRoute device)
    {
        var server = device.ConnectToServer();
        server.OnMessage(frame =>
        {
            if (!_isDeaf && frame.Text is { } said) device.Send(said);
        });
    }
}
