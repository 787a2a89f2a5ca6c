using Microsoft.Extensions.Logging;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Testing;
using StudyBot.Testing.Daily;

namespace StudyBot.Core.Tests.Leaderboards;

public sealed class LeaderboardCardTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly BoardView View = new(CourseId: 7, "Docker crew", BoardPeriod.AllTime, Page: 0);

    [Fact]
    public void Ones_Own_Row_Is_Shown_With_Its_Neighbours_When_It_Is_On_A_Later_Page()
    {
        var reply = Card.For(View, BoardOf(15), FactsBuilder.Id("m12"));

        var body = reply.Cards[0].Body;
        Assert.Contains("m9:", body, StringComparison.Ordinal);
        Assert.Contains(LeaderboardTexts.OtherRows, body, StringComparison.Ordinal);
        Assert.Contains("m12 **(you)**", body, StringComparison.Ordinal);
        Assert.Contains("m14:", body, StringComparison.Ordinal);
        Assert.Single(body.Split('\n'), line => line.Contains("m10:", StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_Who_Never_Answered_Learns_How_To_Get_On_The_Board() =>
        Assert.Contains(LeaderboardTexts.NotOnBoard, Card.For(View, BoardOf(2), FactsBuilder.Id("nobody")).Cards[0].Body, StringComparison.Ordinal);

    [Fact]
    public void An_Empty_Board_Says_When_It_Fills_And_Offers_Nothing_To_Share()
    {
        var reply = Card.For(View, BoardOf(0), FactsBuilder.Id("Ada"));

        Assert.Equal(LeaderboardTexts.Empty(BoardPeriod.AllTime), reply.Cards[0].Body);
        Assert.DoesNotContain(Buttons(reply), button => button.OnPress == Visibility.Public);
    }

    [Fact]
    public void A_Shared_Board_Shows_Ten_Rows_And_Marks_Nobody()
    {
        var reply = Card.Shared(View, BoardOf(15), "Ada");

        Assert.Equal(Leaderboard.PageSize, reply.Cards[0].Body.Split('\n').Length);
        Assert.DoesNotContain("(you)", reply.Cards[0].Body, StringComparison.Ordinal);
        Assert.Contains("the first 10 · 15 members", reply.Cards[0].Footer, StringComparison.Ordinal);
        Assert.All(Buttons(reply), button => Assert.Equal(Visibility.Private, button.OnPress));
    }

    [Fact]
    public void A_Page_Beyond_The_Last_Shows_The_Last() =>
        Assert.Contains("m14:", Card.For(View with { Page = 99 }, BoardOf(15), FactsBuilder.Id("m0")).Cards[0].Body, StringComparison.Ordinal);

    [Fact]
    public void A_Name_Cannot_Format_Or_Ping()
    {
        var facts = new FactsBuilder().Day(Monday, ("**@everyone** <@1>", 0)).Build();

        var body = Card.For(View, Leaderboard.Of(facts, Dates.Of(BoardPeriod.AllTime, Monday, Monday)), FactsBuilder.Id("Ada")).Cards[0].Body;

        Assert.Contains(@"\*\*\@everyone\*\* \<\@1\>", body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Picture_Shows_The_Same_Page_And_Is_Described_In_Words()
    {
        var drawn = new FakePicture();

        var reply = CardWith(drawn).For(View, BoardOf(15), FactsBuilder.Id("m12"));

        var page = Assert.Single(drawn.Pages);
        Assert.Equal(10, page.Rows.Count);
        Assert.Equal(["m10", "m11", "m12", "m13", "m14"], page.Own.Select(row => row.Name));
        Assert.All(page.Rows.Concat(page.Own), row => Assert.Contains($"{row.Name}{(row.IsOwn ? " **(you)**" : "")}: **{row.Points} point", reply.Cards[0].Body, StringComparison.Ordinal));
        var picture = Assert.Single(reply.Pictures);
        Assert.Equal(picture.FileName, reply.Cards[0].PictureFile);
        Assert.Contains("13 m12 (you) 10 points, 1 of 1 right", picture.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Board_Goes_Out_In_Words_When_Its_Picture_Fails_And_The_Log_Says_So_Once()
    {
        var log = new ErrorLog();
        var card = new LeaderboardCard(new BoardPictures(new FakePicture { Fails = true }, log));

        var replies = Enumerable.Range(0, 3).Select(_ => card.For(View, BoardOf(2), FactsBuilder.Id("m0"))).ToList();

        Assert.All(replies, reply => Assert.Contains("m1:", reply.Cards[0].Body, StringComparison.Ordinal));
        Assert.All(replies, reply => Assert.Empty(reply.Pictures));
        Assert.All(replies, reply => Assert.Null(reply.Cards[0].PictureFile));
        Assert.Single(log.Errors);
    }

    [Theory]
    [InlineData("مريم")]
    [InlineData("\u202Eevil")]
    public void A_Name_From_Right_To_Left_Leaves_The_Points_Where_They_Are(string name)
    {
        var facts = new FactsBuilder().Day(Monday, (name, 0)).Build();

        var body = Card.For(View, Leaderboard.Of(facts, Dates.Of(BoardPeriod.AllTime, Monday, Monday)), FactsBuilder.Id("Ada")).Cards[0].Body;

        Assert.Contains($"\u2068{name}\u2069: **10 points**", body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Only_Member_On_A_Board_Is_Greeted() =>
        Assert.Contains(LeaderboardTexts.Alone, Card.For(View, BoardOf(1), FactsBuilder.Id("m0")).Cards[0].Body, StringComparison.Ordinal);

    private static LeaderboardCard Card => CardWith(new FakePicture());

    private static LeaderboardCard CardWith(FakePicture picture) => new(new BoardPictures(picture, new ErrorLog()));

    private static IEnumerable<Button> Buttons(Reply reply) => reply.Rows.SelectMany(row => row.Controls).OfType<Button>();

    // Member m0 got there first, so the order is m0, m1, ...
    private static Leaderboard BoardOf(int members)
    {
        var facts = new FactsBuilder();
        for (var day = 0; day < members; day++)
        {
            facts.Day(Monday.PlusDays(day), ($"m{day}", 0));
        }

        return Leaderboard.Of(facts.Build(), Dates.Of(BoardPeriod.AllTime, Monday, Monday));
    }

    private sealed class ErrorLog : ILogger<BoardPictures>
    {
        public List<Exception?> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Errors.Add(exception);
    }
}
