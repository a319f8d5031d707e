using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EndToEnd.Tests.Harness;
using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>What the bot tells about itself to anybody with a browser.</summary>
public sealed class ThePages(ThePages.Reader reader) : IClassFixture<ThePages.Reader>
{
    private static readonly AxeRunOptions WcagAAndAA = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = [ResultType.Violations],
    };

    public static TheoryData<string, string, ColorScheme> All
    {
        get
        {
            // Colours are the same on all of them.
            var all = new TheoryData<string, string, ColorScheme> { { "privacy", "en", ColorScheme.Dark } };
            foreach (var path in new[] { "", "privacy", "terms", "accessibility" })
            {
                foreach (var language in new[] { "en", "cy" }) all.Add(path, language, ColorScheme.Light);
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task Can_be_read_by_everybody(string path, string language, ColorScheme scheme)
    {
        await using var opened = await reader.OpenAsync($"{path}?lang={language}", 360, scheme);
        await opened.PictureAsync($"{(path.Length == 0 ? "index" : path)}-{language}-{scheme}-360");

        var result = await opened.Page.RunAxe(WcagAAndAA);
        Assert.Equal("", string.Join('\n', from fault in result.Violations from node in fault.Nodes select $"{fault.Id}: {fault.Help}\n  {node.Html}"));
        Assert.Equal([], opened.Complaints);
    }

    [Theory, InlineData(320), InlineData(1280)]
    public async Task Fit_their_width(int width)
    {
        foreach (var language in new[] { "en", "cy" })
        {
            foreach (var path in new[] { "", "privacy", "terms", "accessibility" })
            {
                await using var opened = await reader.OpenAsync($"{path}?lang={language}", width, ColorScheme.Light);
                if (width > 1000) await opened.PictureAsync($"{(path.Length == 0 ? "index" : path)}-{language}-{width}");
                Assert.InRange(await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
            }
        }
    }

    [Fact]
    public async Task Are_drawn_in_their_style()
    {
        await using var opened = await reader.OpenAsync("privacy", 360, ColorScheme.Light);
        Assert.Equal("rgb(31, 92, 102)", await opened.Page.Locator("header").EvaluateAsync<string>("header => getComputedStyle(header).backgroundColor"));
    }

    [Fact]
    public async Task Lead_with_the_keyboard_past_the_menu()
    {
        await using var opened = await reader.OpenAsync("privacy?lang=en", 360, ColorScheme.Light);
        await opened.Page.Keyboard.PressAsync("Tab");
        var skip = opened.Page.GetByText("Skip to the text");
        Assert.True(await skip.EvaluateAsync<bool>("link => link === document.activeElement && link.getBoundingClientRect().left >= 0"));

        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.True(await opened.Page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
    }

    [Fact]
    public async Task Change_their_language_and_keep_it()
    {
        await using var opened = await reader.OpenAsync("privacy?lang=en", 360, ColorScheme.Light);
        await opened.Page.GetByText("Cymraeg").ClickAsync();
        await opened.Page.GetByRole(AriaRole.Heading, new() { Name = "Preifatrwydd", Exact = true }).WaitForAsync();
        await opened.Page.GetByRole(AriaRole.Link, new() { Name = "Hygyrchedd", Exact = true }).ClickAsync();
        await opened.Page.GetByRole(AriaRole.Heading, new() { Name = "Hygyrchedd", Exact = true }).WaitForAsync();
    }

    /// <summary>A bot of its own, and a browser.</summary>
    public sealed class Reader : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateDirectory(Path.Combine(Places.Artifacts, "pages")).FullName;
        private IPlaywright? _playwright;
        private IBrowser? _browser;

        public Reader() => Bot = new BotProcess(_folder);

        private BotProcess Bot { get; }

        public async Task InitializeAsync()
        {
            await Bot.StartAsync();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Places.Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
            });
        }

        public async Task<Opened> OpenAsync(string path, int width, ColorScheme scheme)
        {
            var page = await _browser!.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 }, ColorScheme = scheme });
            var opened = new Opened(page, _folder);
            await page.GotoAsync(new Uri(Bot.Address, path).ToString());
            return opened;
        }

        public async Task DisposeAsync()
        {
            if (_browser is not null) await _browser.DisposeAsync();
            _playwright?.Dispose();
            Bot.Dispose();
        }
    }

    /// <summary>A page in a window.</summary>
    public sealed class Opened : IAsyncDisposable
    {
        private readonly string _pictures;

        public Opened(IPage page, string pictures)
        {
            ArgumentNullException.ThrowIfNull(page);
            Page = page;
            _pictures = pictures;
            page.Console += (_, said) => Complaints.Add(said.Text);
            page.PageError += (_, error) => Complaints.Add(error);
        }

        public IPage Page { get; }

        /// <summary>What the browser says is wrong with it.</summary>
        public ICollection<string> Complaints { get; } = [];

        public Task PictureAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(_pictures, $"{name}.png"), FullPage = true });

        public async ValueTask DisposeAsync() => await Page.CloseAsync();
    }
}
