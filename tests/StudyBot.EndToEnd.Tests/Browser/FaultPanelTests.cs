using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests.Browser;

public sealed class FaultPanelTests : BotTest
{
    [Theory]
    [InlineData(1280, 860)]
    [InlineData(390, 844)]
    public async Task A_Fault_Is_Set_Strikes_The_Bot_And_Is_Cleared(int width, int height)
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        await using var chat = await ChatPage.OpenAsync(bot.Host.Local!.BaseAddress, width, height);
        var page = chat.Page;
        var ada = await bot.MemberAsync("Ada", Stop);
        var channel = await bot.Server.ChannelAsync("general", Stop);
        await ada.RunsAsync(channel, "daily setup", Stop);

        await page.GetByTestId("faults-button").ClickAsync();
        var deny = page.Locator("[data-testid=fault][data-fault=deny]");
        await deny.GetByTestId("fault-options").ClickAsync();
        await deny.GetByLabel("Embed links").CheckAsync();
        await deny.GetByTestId("fault-set").ClickAsync();
        await Assertions.Expect(deny).ToContainTextAsync("It stands until you clear it.");
        var active = page.GetByTestId("active-fault");
        await Assertions.Expect(active).ToContainTextAsync("#general · Send messages, Embed links");
        var denied = (await ada.RunsAsync(channel, "daily setup", Stop)).Reply.AllText;

        await active.GetByTestId("clear").ClickAsync();
        await Assertions.Expect(page.GetByTestId("no-faults")).ToBeVisibleAsync();
        var allowed = (await ada.RunsAsync(channel, "daily setup", Stop)).Reply.AllText;

        Assert.Contains("Send Messages", denied, StringComparison.Ordinal);
        Assert.Contains("Embed Links", denied, StringComparison.Ordinal);
        Assert.DoesNotContain("Send Messages", allowed, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.drawer *')].every(part => part.getBoundingClientRect().right <= innerWidth + 1)"));
        Assert.Empty(chat.Errors);
    }

    [Fact]
    public async Task Every_Fault_Can_Be_Set_With_One_Click_And_The_Bot_Is_Well_When_It_Is_Cleared()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        await using var chat = await ChatPage.OpenAsync(bot.Host.Local!.BaseAddress, 1280, 860);
        var (page, ada, channel) = (chat.Page, await bot.MemberAsync("Ada", Stop), await bot.Server.ChannelAsync("general", Stop));
        await page.GetByTestId("faults-button").ClickAsync();
        var faults = page.GetByTestId("fault");
        await Assertions.Expect(faults.First).ToBeVisibleAsync();
        var names = await faults.EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.fault)");
        var outcomes = new List<(string Name, bool Stood)>();

        foreach (var name in names)
        {
            var row = page.Locator($"[data-testid=fault][data-fault='{name}']");
            await row.GetByTestId("fault-set").ClickAsync();
            await Assertions.Expect(row.Locator(".fault-said")).ToHaveTextAsync(new Regex("^(Done|Set)\\."));
            var stands = !(await row.Locator(".fault-said").InnerTextAsync()).StartsWith("Done", StringComparison.Ordinal);
            if (stands)
            {
                await Assertions.Expect(page.Locator($"[data-testid=active-fault][data-fault='{name}']")).ToHaveCountAsync(1);
                await page.GetByTestId("clear-all").ClickAsync();
            }

            await Assertions.Expect(page.GetByTestId("no-faults")).ToBeVisibleAsync();
            outcomes.Add((name, stands));
        }

        await bot.ReadyAsync(Stop);
        Assert.True(names.Length >= 20, string.Join(' ', names));
        Assert.Contains(("deny", true), outcomes);
        Assert.Contains(("reconnect", false), outcomes);
        Assert.Contains("/ask", (await ada.RunsAsync(channel, "help", Stop)).Reply.AllText, StringComparison.Ordinal);
        Assert.Empty(chat.Errors);
    }

    [Fact]
    public async Task The_Keyboard_Is_Enough_To_Lose_The_Connection_Move_The_Clock_And_Go_Back()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        await using var chat = await ChatPage.OpenAsync(bot.Host.Local!.BaseAddress, 1280, 860);
        var page = chat.Page;
        var before = bot.Host.Local!.Clock.Offset;

        await page.GetByTestId("faults-button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#faults-title")).ToBeFocusedAsync();
        await page.Locator("#drawer-amount").FillAsync("90");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("faults")).ToContainTextAsync("Moved by 1 h 30 min.");
        await page.Locator("[data-testid=fault][data-fault=reconnect]").GetByTestId("fault-set").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-testid=fault][data-fault=reconnect]")).ToContainTextAsync("Done.");
        await bot.ReadyAsync(Stop);
        await Assertions.Expect(page.GetByTestId("connection")).ToHaveAttributeAsync("data-connected", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("faults")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("faults-button")).ToBeFocusedAsync();

        Assert.Equal(TimeSpan.FromMinutes(90), bot.Host.Local!.Clock.Offset - before);
        Assert.Empty(chat.Errors);
    }
}
