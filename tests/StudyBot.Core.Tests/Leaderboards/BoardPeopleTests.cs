using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Leaderboards;

public sealed class BoardPeopleTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly MemberId Ada = FactsBuilder.Id("Ada");
    private static readonly MemberId Grace = FactsBuilder.Id("Grace");

    [Fact]
    public void An_Alias_Hides_The_Name_And_Stays_The_Same()
    {
        var named = BoardOf(Naming(BoardNaming.Alias)).Of(Ada)!.Name;

        Assert.DoesNotContain("Ada", named, StringComparison.Ordinal);
        Assert.Equal(named, BoardOf(Naming(BoardNaming.Alias)).Of(Ada)!.Name);
        Assert.Equal("Grace", BoardOf(Naming(BoardNaming.Alias)).Of(Grace)!.Name);
    }

    [Fact]
    public void Another_Course_Gives_Another_Alias_And_So_Does_Another_Member()
    {
        Assert.NotEqual(Alias.Of(Ada, 1), Alias.Of(Ada, 2));
        Assert.NotEqual(Alias.Of(Ada, 1), Alias.Of(Grace, 1));
        Assert.InRange(Enumerable.Range(0, 100).Select(n => Alias.Of(new MemberId((ulong)n), 1)).Distinct(StringComparer.Ordinal).Count(), 98, 100);
    }

    [Fact]
    public void Where_Names_Are_Shown_On_Request_Only_Those_Who_Asked_Have_Their_Own()
    {
        var people = Naming(BoardNaming.Unset) with { Mode = NamesMode.OnRequest };

        Assert.Equal(["Grace"], BoardOf(people).Standings.Select(standing => standing.Name).Intersect(["Ada", "Grace"]));
        Assert.Equal("Ada", BoardOf(people with { Mode = NamesMode.Shown }).Of(Ada)!.Name);
    }

    [Fact]
    public void Who_Is_Off_The_Boards_Takes_No_Place_In_Any_List()
    {
        var board = BoardOf(Naming(BoardNaming.Off));

        Assert.Equal([("Grace", 1)], board.Standings.Select(standing => (standing.Name, standing.Rank)));
        Assert.True(board.Hides(Ada));
        Assert.Empty(board.Around(Ada));
        Assert.Equal(LeaderboardTexts.OffBoards, LeaderboardPages.For(new BoardView(1, "Docker", BoardPeriod.AllTime, 0), board, Ada).Note);
    }

    [Fact]
    public void Who_Was_Deleted_Is_A_Former_Member() =>
        Assert.All(BoardOf(BoardPeople.Nobody).Standings, standing => Assert.Equal("a former member", standing.Name));

    private static Leaderboard BoardOf(BoardPeople people) => Leaderboard.Of(
        CourseScores.Of(new FactsBuilder().Day(Monday, ("Ada", 0), ("Grace", 1)).Build()), Dates.Of(BoardPeriod.AllTime, Monday, Monday), people);

    private static BoardPeople Naming(BoardNaming ada) => BoardPeople.Nobody with
    {
        AliasSeed = 42,
        Members = new Dictionary<MemberId, BoardMember>
        {
            [Ada] = new(Ada, "Ada", ada, Departed: false),
            [Grace] = new(Grace, "Grace", BoardNaming.Named, Departed: false),
        },
    };
}
