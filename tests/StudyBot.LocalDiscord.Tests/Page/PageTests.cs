using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace StudyBot.LocalDiscord.Tests.Page;

public sealed partial class PageTests
{
    [Fact]
    public async Task The_Page_Comes_With_All_That_It_Asks_For()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var http = new HttpClient { BaseAddress = discord.Server.BaseAddress };

        var html = await http.GetStringAsync("/", LocalDiscord.Stop);

        var addresses = Address().Matches(html).Select(match => match.Groups["address"].Value).Where(address => address is not "" and not "/").ToArray();
        Assert.Equal(3, addresses.Length);
        Assert.All(addresses, address => Assert.StartsWith("/page/", address));
        foreach (var address in addresses.Append("/page/page.js"))
        {
            using var response = await http.GetAsync(address, LocalDiscord.Stop);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Content.Headers.ContentLength > 100, address);
        }
    }

    [Theory]
    [InlineData("/page/blazor.web.js", "text/javascript")]
    [InlineData("/page/page.js", "text/javascript")]
    [InlineData("/page/page.css", "text/css")]
    [InlineData("/page/icon.svg", "image/svg+xml")]
    public async Task A_File_Of_The_Page_Is_Sent_Once(string address, string mediaType)
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var http = new HttpClient { BaseAddress = discord.Server.BaseAddress };
        using var first = await http.GetAsync(address, LocalDiscord.Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await http.SendAsync(again, LocalDiscord.Stop);

        Assert.Equal(mediaType, first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_Page_Lets_Nothing_In_From_Elsewhere()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var http = new HttpClient { BaseAddress = discord.Server.BaseAddress };

        using var response = await http.GetAsync("/", LocalDiscord.Stop);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        var html = await response.Content.ReadAsStringAsync(LocalDiscord.Stop);
        Assert.DoesNotMatch("<script(?![^>]*src=)", html);
        Assert.DoesNotMatch("https?://", html);
        Assert.DoesNotMatch(@"https?://|@import|url\(", await http.GetStringAsync("/page/page.css", LocalDiscord.Stop));
    }

    [Fact]
    public async Task The_Circuit_Of_The_Page_Can_Be_Opened()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var http = new HttpClient { BaseAddress = discord.Server.BaseAddress };

        using var response = await http.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, LocalDiscord.Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_Browser_That_Was_Here_Before_A_Restart_Is_No_Trouble()
    {
        using var log = new WarningLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var discord = await LocalDiscord.StartAsync(loggers);
        using var first = new HttpClient { BaseAddress = discord.Server.BaseAddress };
        using var before = await first.GetAsync("/", LocalDiscord.Stop);
        await discord.RestartAsync();
        using var second = new HttpClient { BaseAddress = discord.Server.BaseAddress };
        second.DefaultRequestHeaders.Add("Cookie", before.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

        var html = await second.GetStringAsync("/", LocalDiscord.Stop);

        Assert.Contains("blazor.web.js", html);
        Assert.Empty(log.Warnings);
    }

    [GeneratedRegex("(?:src|href)=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
