using Microsoft.Playwright;
using StudyBot.Testing;

namespace StudyBot.EndToEnd.Tests.Browser;

/// <summary>The local Discord's page in a headless browser, used as a person uses it.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _errors = [];

    private ChatPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.Console += (_, line) => Note(line.Type == "error", line.Text);
        page.PageError += (_, error) => Note(true, error);
    }

    public IPage Page { get; }

    /// <summary>What the browser's console complained about.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Opens the page, or ends the test as skipped on a machine without a browser.</summary>
    public static async Task<ChatPage> OpenAsync(Uri address, int width, int height)
    {
        if (Tool.Find("chromium", "chromium-browser", "google-chrome", "chrome") is not { } chromium)
        {
            const string why = "Chromium is not on this machine, so the page cannot be tried in a browser.";
            Assert.False(Tool.IsRequired, why);
            Assert.Skip(why);
            throw new InvalidOperationException(why);
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        var chat = new ChatPage(playwright, browser, page);
        await page.GotoAsync(address.ToString());
        await page.Locator("[data-ready=true]").WaitForAsync();
        return chat;
    }

    public async Task OpenChannelAsync(string name)
    {
        await Page.GetByTestId("channels").GetByText(name, new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByTestId("channel-name")).ToContainTextAsync(name);
    }

    public async Task ActAsAsync(string name)
    {
        await Page.GetByTestId("me").ClickAsync();
        await Page.GetByTestId("act-as").Filter(new LocatorFilterOptions { HasText = name }).ClickAsync();
        await Assertions.Expect(Page.GetByTestId("me")).ToContainTextAsync(name);
    }

    /// <summary>Types a command, picks it from the list and sends it without options.</summary>
    public async Task RunAsync(string command)
    {
        await Page.GetByTestId("composer").FillAsync("/" + command);
        await Page.Locator($"[data-testid=command][data-command='{command}']").ClickAsync();
        await Page.GetByTestId("run").ClickAsync();
    }

    /// <summary>Presses the newest button with a label.</summary>
    public Task PressAsync(string label) =>
        Page.GetByTestId("press").Filter(new LocatorFilterOptions { HasText = label }).Last.ClickAsync();

    /// <summary>Takes a choice of the newest select.</summary>
    public async Task ChooseAsync(string value)
    {
        await Page.GetByTestId("select").Last.ClickAsync();
        await Page.Locator($"[role=option][data-value='{value}']").ClickAsync();
    }

    /// <summary>Waits until the newest message that contains some words is there.</summary>
    public async Task<ILocator> MessageAsync(string words)
    {
        var message = Page.GetByTestId("message").Filter(new LocatorFilterOptions { HasText = words }).Last;
        await message.WaitForAsync();
        return message;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private void Note(bool isError, string text)
    {
        if (isError)
        {
            _errors.Add(text);
        }
    }
}
