using Microsoft.Playwright;
using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests.Browser;

public sealed class HandbookPageTests : BotTest
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task The_Handbook_Is_Browsed_By_Menus(int width, int height)
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        await using var page = await ChatPage.OpenAsync(bot.Host.Local!.BaseAddress, width, height);

        await page.RunAsync("browse");
        await page.MessageAsync("8 chapters, 80 questions");
        await page.ChooseAsync("5");
        await page.MessageAsync("Open a section");
        await page.ChooseAsync("troubleshooting");
        await page.ChooseAsync("ch5-troubleshooting-1");
        await page.MessageAsync("Full answer");
        await page.PressAsync("Browse: Chapter 5");
        var list = await page.MessageAsync("A Go image of 800 MB");

        await Assertions.Expect(list).ToContainTextAsync("Only you can see this");
        Assert.Empty(page.Errors);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task Find_In_Handbook_And_Telling_What_Is_Missing_Work_By_The_Keyboard()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        await using var page = await ChatPage.OpenAsync(bot.Host.Local!.BaseAddress, 1280, 800);
        var keys = page.Page.Keyboard;
        await page.Page.GetByTestId("composer").FillAsync("does anybody know a recipe for elderflower lemonade?");
        await keys.PressAsync("Enter");

        var said = await page.MessageAsync("elderflower");
        await said.GetByTestId("apps").FocusAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByTestId("message-command")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        var none = await page.MessageAsync("Not in this handbook");
        await none.GetByTestId("press").Last.FocusAsync();
        await keys.PressAsync("Enter");

        await page.MessageAsync("No course is set up on this server");
        Assert.Empty(page.Errors);
        Assert.Empty(bot.Warnings);
    }
}
