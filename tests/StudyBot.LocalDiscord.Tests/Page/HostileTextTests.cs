using System.Diagnostics;
using System.Text.RegularExpressions;
using StudyBot.LocalDiscord.Page.Text;

namespace StudyBot.LocalDiscord.Tests.Page;

public sealed partial class HostileTextTests
{
    private static readonly HashSet<string> Known = ["div", "strong", "em", "u", "s", "code", "pre", "figure", "figcaption", "span", "button", "a", "blockquote", "ul", "ol", "li", "h3", "h4", "h5", "small", "time", "svg", "path"];

    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</div>", "\"", "'", "<", ">", "&lt;", "javascript:alert(1)", "data:text/html,x", "[x](", ")", "https://a.example/\"onclick=\"x", "[a](https://a.example)",
        "**", "*", "__", "_", "~~", "||", "`", "``", "```", "```html\n", "\n", "> ", ">>> ", "- ", "1. ", "# ", "-# ", "\\", " ", "x", "<@1>", "<#1>", "<t:1:R>", "<t:1", "<https://b.example/x>", "\0", "\u202e", "🦉",
    ];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](https://a.example/\"onmouseover=\"alert(1))")]
    [InlineData("https://a.example/\"onmouseover=\"alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("```\"><script>alert(1)</script>\n```")]
    [InlineData("```x\"onclick=\"y\ncode```")]
    [InlineData("# <b onclick=alert(1)>x</b>")]
    [InlineData("**<i>x</i>**")]
    public async Task No_Text_Becomes_Markup(string text)
    {
        await using var page = await Rendered.StartAsync();

        var html = await page.TextAsync(text);

        AssertHarmless(html);
    }

    [Fact]
    public async Task Nor_Does_Any_Mixture_Of_Marks()
    {
        await using var page = await Rendered.StartAsync();
        var random = new Random(20261);

        for (var round = 0; round < 400; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            AssertHarmless(await page.TextAsync(text));
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("**a ")]
    [InlineData("||")]
    [InlineData("`")]
    [InlineData("> ")]
    [InlineData("[a](")]
    [InlineData("```\n")]
    [InlineData("*_")]
    [InlineData("- a\n  ")]
    public void A_Long_Text_Of_Open_Marks_Is_Read_In_Good_Time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 6000 / piece.Length));
        var started = Stopwatch.GetTimestamp();

        var blocks = BlockParser.Parse(text);

        Assert.NotNull(blocks);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static void AssertHarmless(string html)
    {
        foreach (Match tag in Tag().Matches(html))
        {
            Assert.True(Known.Contains(tag.Groups["name"].Value), $"<{tag.Groups["name"].Value}> in {html}");
            foreach (Match attribute in Attribute().Matches(tag.Groups["rest"].Value))
            {
                Assert.False(attribute.Groups["name"].Value.StartsWith("on", StringComparison.OrdinalIgnoreCase), html);
                if (attribute.Groups["name"].Value == "href")
                {
                    Assert.Matches("^https?://", attribute.Groups["value"].Value);
                }
            }
        }
    }

    [GeneratedRegex("<(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>(?:\\s+[^\\s=>\"]+(?:=\"[^\"]*\")?)*)\\s*/?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("(?<name>[^\\s=>\"]+)(?:=\"(?<value>[^\"]*)\")?", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();
}
