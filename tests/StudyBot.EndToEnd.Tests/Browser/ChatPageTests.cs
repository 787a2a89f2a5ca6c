using Microsoft.Playwright;
using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests.Browser;

public sealed class ChatPageTests : BotTest
{
    [Fact]
    public async Task The_Main_Job_Is_Done_On_The_Page()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        await using var page = await ChatPage.OpenAsync(bot.Host.Local!.BaseAddress, 1280, 800);
        await page.OpenChannelAsync("daily-questions");

        await page.RunAsync("daily setup");
        var picker = page.Page.GetByTestId("select").Last;
        await Assertions.Expect(picker).ToHaveTextAsync("#daily-questions");
        await page.PressAsync("Roles, notes, names");
        var ping = page.Page.GetByTestId("select").First;
        await ping.ClickAsync();
        var role = await page.Page.Locator("[role=option] .choice-words span").Last.InnerTextAsync();
        await page.Page.Locator("[role=option]").Last.ClickAsync();
        await Assertions.Expect(page.Page.GetByTestId("message").Last.GetByText($"@{role}")).ToBeVisibleAsync();
        await Assertions.Expect(ping).ToHaveTextAsync(role);
        await ping.ClickAsync();
        await page.Page.Locator("[role=option]").Last.ClickAsync();
        await Assertions.Expect(ping).ToHaveTextAsync("Ping a role with each question");
        await page.PressAsync("Back");
        await page.PressAsync("Confirm");
        await page.PressAsync("Post one now");
        await page.PressAsync("Post now");
        await page.MessageAsync("0 answers so far");

        await page.PressAsync("A ·");
        await page.MessageAsync("Your answer: A");
        await page.ActAsAsync("Grace");
        await Assertions.Expect(page.Page.GetByText("Your answer: A")).ToHaveCountAsync(0);
        await page.PressAsync("B ·");
        await page.MessageAsync("Your answer: B");
        await page.ActAsAsync("Linus");
        await page.PressAsync("C ·");
        await page.MessageAsync("Your answer: C");
        await page.PressAsync("Change");
        await page.PressAsync("D ·");
        await page.MessageAsync("Your answer: D");

        await page.ActAsAsync("Ada");
        await page.RunAsync("daily close");
        await page.PressAsync("Close now");
        var closed = await page.MessageAsync("3 answers in all");
        await Assertions.Expect(closed).ToContainTextAsync("✓ right:");

        await page.RunAsync("leaderboard");
        var board = await page.MessageAsync("Leaderboard: this week");
        foreach (var name in (string[])["Ada", "Grace", "Linus"])
        {
            await Assertions.Expect(board).ToContainTextAsync(name);
        }

        var picture = board.GetByRole(AriaRole.Img, new LocatorGetByRoleOptions { NameString = "Leaderboard of" });
        await Assertions.Expect(picture).ToHaveAttributeAsync("alt", new System.Text.RegularExpressions.Regex("Ada.*Grace|Grace.*Ada", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        Assert.Empty(page.Errors);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task Asking_Offers_Choices_While_Typing_And_Shows_The_Card()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        await using var page = await ChatPage.OpenAsync(bot.Host.Local!.BaseAddress, 390, 844);

        await page.Page.GetByTestId("composer").FillAsync("/ask");
        await page.Page.Locator("[data-testid=command][data-command='ask']").ClickAsync();
        await page.Page.Locator("[data-testid=option][data-option='question']").PressSequentiallyAsync("npm inst");
        await page.Page.GetByTestId("suggestion").Filter(new LocatorFilterOptions { HasText = "npm install runs again" }).ClickAsync();
        await page.Page.GetByTestId("run").ClickAsync();

        var card = await page.MessageAsync("npm install runs again on every build");
        await Assertions.Expect(card).ToContainTextAsync("Only you can see this");
        await page.PressAsync("Full answer");
        await page.MessageAsync("Situation");
        Assert.Empty(page.Errors);
        Assert.Empty(bot.Warnings);
    }
}
