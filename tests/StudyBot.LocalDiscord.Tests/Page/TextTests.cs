using StudyBot.LocalDiscord.Page.Text;

namespace StudyBot.LocalDiscord.Tests.Page;

public sealed class TextTests
{
    [Theory]
    [InlineData("**bold**", "<strong>bold</strong>")]
    [InlineData("*italic* and _italic_", "<em>italic</em> and <em>italic</em>")]
    [InlineData("__under__", "<u>under</u>")]
    [InlineData("~~gone~~", "<s>gone</s>")]
    [InlineData("***both***", "<strong><em>both</em></strong>")]
    [InlineData("**bold with *italic* in it**", "<strong>bold with <em>italic</em> in it</strong>")]
    [InlineData("`a **b**`", "<code class=\"inline\">a **b**</code>")]
    [InlineData("``a ` b``", "<code class=\"inline\">a ` b</code>")]
    [InlineData("@everyone", "<span class=\"mention mine\">@everyone</span>")]
    [InlineData("</daily setup:123>", "<span class=\"mention\">/daily setup</span>")]
    [InlineData("<:tick:123>", "<span class=\"emoji-name\">:tick:</span>")]
    public async Task Marks_Are_Shown_As_Discord_Shows_Them(string text, string expected)
    {
        await using var page = await Rendered.StartAsync();

        var html = await page.TextAsync(text);

        Assert.Equal($"<div class=\"lines\">{expected}</div>", html);
    }

    [Theory]
    [InlineData(@"\*not italic\*", "*not italic*")]
    [InlineData("snake_case_name", "snake_case_name")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    [InlineData("**never closed", "**never closed")]
    [InlineData("a ` b", "a ` b")]
    [InlineData("#no-heading", "#no-heading")]
    [InlineData("<t:notatime>", "&lt;t:notatime&gt;")]
    [InlineData("<t:99999999999999999>", "&lt;t:99999999999999999&gt;")]
    [InlineData("||  ", "||  ")]
    [InlineData(@"back\slash", @"back\slash")]
    public async Task What_Is_No_Mark_Stays_As_Typed(string text, string expected)
    {
        await using var page = await Rendered.StartAsync();

        var html = await page.TextAsync(text);

        Assert.Equal($"<div class=\"lines\">{expected}</div>", html);
    }

    [Fact]
    public void A_Code_Block_Keeps_Its_Language_Its_Spaces_And_Everything_In_It()
    {
        var blocks = BlockParser.Parse("Before\n```bash\n  docker ps -a | grep *web*\n\n# not a heading\n```\nAfter");

        Assert.Equal(["Lines", "Code", "Lines"], blocks.Select(block => block.GetType().Name));
        Assert.Equal(new Block.Code("bash", "  docker ps -a | grep *web*\n\n# not a heading"), blocks[1]);
    }

    [Theory]
    [InlineData("```docker ps```", null, "docker ps")]
    [InlineData("text ```\ndocker ps\n``` more", null, "docker ps")]
    [InlineData("> ```yaml\n> a: 1\n> ```", "yaml", "a: 1")]
    public void A_Code_Block_May_Begin_Anywhere(string text, string? language, string code)
    {
        var blocks = BlockParser.Parse(text);

        var found = Assert.Single(blocks.SelectMany(block => block is Block.Quote quote ? quote.Blocks : [block]).OfType<Block.Code>());
        Assert.Equal(new Block.Code(language, code), found);
    }

    [Fact]
    public async Task Headings_Quotes_And_Lists_Stand_On_Lines_Of_Their_Own()
    {
        await using var page = await Rendered.StartAsync();

        var html = await page.TextAsync("# One\n## Two\n### Three\n-# small\n> quoted\n> on\n- a\n  - b\n- c\n3. d\n4. e");

        Assert.Equal(
            "<h3 class=\"heading heading-1\">One</h3><h4 class=\"heading heading-2\">Two</h4><h5 class=\"heading heading-3\">Three</h5><small class=\"subtext\">small</small>"
            + "<blockquote><div class=\"lines\">quoted&#xA;on</div></blockquote><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol start=\"3\"><li>d</li><li>e</li></ol>",
            html);
    }

    [Fact]
    public async Task Mentions_Show_Names_And_Never_Names_That_The_Reader_May_Not_Know()
    {
        await using var page = await Rendered.StartAsync();
        var (member, role, channel) = page.World.Read(state => (state.Users.Values.Single(user => user.Name == "Grace").Id, state.Roles.Values.Single(each => each.Name == "Study lead").Id, state.Channels.Values.First().Id));

        var html = await page.TextAsync($"<@{member}> <@!{member}> <@&{role}> <#{channel}> <@1> <@&2> <#3>");

        Assert.Equal(
            "<div class=\"lines\"><span class=\"mention\">@Grace</span> <span class=\"mention\">@Grace</span> <span class=\"mention\">@Study lead</span> "
            + "<button type=\"button\" class=\"mention\">#general</button> <span class=\"mention\">@unknown user</span> <span class=\"mention\">@unknown role</span> <span class=\"mention\">#no-access</span></div>",
            html);
    }

    [Fact]
    public async Task Only_The_Reader_Is_Marked_As_Mentioned()
    {
        await using var page = await Rendered.StartAsync();

        var html = await page.TextAsync($"<@{page.Desk.Me.Id}>");

        Assert.Contains("class=\"mention mine\">@Ada<", html);
    }

    [Theory]
    [InlineData("see https://example.com/a_b_c.", "https://example.com/a_b_c")]
    [InlineData("(https://example.com/x_(y))", "https://example.com/x_(y)")]
    [InlineData("<https://example.com>", "https://example.com")]
    [InlineData("[the *docs*](https://example.com/d)", "https://example.com/d")]
    public async Task Links_Lead_Outside_Without_Telling_Where_From(string text, string address)
    {
        await using var page = await Rendered.StartAsync();

        var html = await page.TextAsync(text);

        Assert.Contains($"<a href=\"{address}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">", html);
    }

    [Fact]
    public async Task A_Spoiler_Is_A_Button_Until_It_Is_Shown()
    {
        await using var page = await Rendered.StartAsync();

        var html = await page.TextAsync("||the **key**||");

        Assert.Contains("<button type=\"button\" class=\"spoiler\" aria-label=\"Spoiler: show it\"><span aria-hidden=\"true\">the <strong>key</strong></span></button>", html);
    }
}
