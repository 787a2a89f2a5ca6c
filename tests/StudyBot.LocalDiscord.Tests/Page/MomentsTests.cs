using StudyBot.LocalDiscord.Page.Text;

namespace StudyBot.LocalDiscord.Tests.Page;

public sealed class MomentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 22, 30, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo TwoEast = TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), "two", "two");

    [Theory]
    [InlineData('t', "00:30")]
    [InlineData('T', "00:30:00")]
    [InlineData('d', "24 Nov 2026")]
    [InlineData('D', "24 November 2026")]
    [InlineData('f', "24 November 2026, 00:30")]
    [InlineData('F', "Tuesday, 24 November 2026, 00:30")]
    [InlineData('s', "24 Nov 2026, 00:30")]
    [InlineData('S', "24 Nov 2026, 00:30:00")]
    public void A_Time_Is_Written_In_The_Zone_Of_The_Reader(char style, string expected)
    {
        Assert.Equal(expected, Moments.Write(Now, style, TwoEast, Now));
    }

    [Theory]
    [InlineData(20, "in a few seconds")]
    [InlineData(-20, "a few seconds ago")]
    [InlineData(-60, "a minute ago")]
    [InlineData(600, "in 10 minutes")]
    [InlineData(3600, "in an hour")]
    [InlineData(23 * 3600, "in a day")]
    [InlineData(-5 * 3600, "5 hours ago")]
    [InlineData(-3 * 86400, "3 days ago")]
    [InlineData(40 * 86400, "in a month")]
    [InlineData(-800 * 86400, "2 years ago")]
    public void A_Distance_Is_Written_In_Words(int seconds, string expected)
    {
        Assert.Equal(expected, Moments.Write(Now.AddSeconds(seconds), 'R', TwoEast, Now));
    }

    [Theory]
    [InlineData(0, "Today at 00:30")]
    [InlineData(-1, "Yesterday at 23:30")]
    [InlineData(24, "Tomorrow at 00:30")]
    [InlineData(-48, "22 Nov 2026, 00:30")]
    public void A_Message_Says_On_Which_Day_Of_The_Reader_It_Came(int hours, string expected)
    {
        Assert.Equal(expected, Moments.Heading(Now.AddHours(hours), TwoEast, Now));
    }

    [Fact]
    public void The_Length_Of_A_Jump_Leaves_Out_What_Is_Zero()
    {
        Assert.Equal("1 d 15 min", Moments.Length(new TimeSpan(1, 0, 15, 0)));
        Assert.Null(Moments.Length(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_Timestamp_Follows_The_Clock_Of_The_Server()
    {
        await using var page = await Rendered.StartAsync();
        page.Desk.Advance(TimeSpan.FromDays(3));

        var html = await page.TextAsync($"<t:{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}:R>");

        Assert.Contains(">3 days ago</time>", html);
    }
}
