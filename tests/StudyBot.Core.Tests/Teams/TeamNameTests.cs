using StudyBot.Core.Teams;

namespace StudyBot.Core.Tests.Teams;

public sealed class TeamNameTests
{
    [Theory]
    [InlineData("Whales", "WHALES")]
    [InlineData("Whales", "W h a l e s !")]
    [InlineData("Whales", "Wh\u0430les")]
    [InlineData("Whales", "\u13B3hales")]
    [InlineData("Whales", "whäles")]
    [InlineData("Whales", "wha\u0308les")]
    [InlineData("Whales", "wha1es")]
    [InlineData("Whales", "Ｗｈａｌｅｓ")]
    [InlineData("Whales", "𝐖𝐡𝐚𝐥𝐞𝐬")]
    [InlineData("Whales", "\u200Bwha\u00ADles\u202E")]
    [InlineData("Modern", "modem")]
    [InlineData("Team 0", "Team O")]
    public void Names_That_Look_Alike_Are_One(string one, string other) => Assert.Equal(TeamName.Read(one)!.Folded, TeamName.Read(other)!.Folded);

    [Theory]
    [InlineData("Whales", "Whale")]
    [InlineData("Team 1", "Team 2")]
    [InlineData("🐳🐳", "🦈🦈")]
    [InlineData("Команда", "Комета")]
    [InlineData("鯨チーム", "鯱チーム")]
    public void Names_That_Differ_Stay_Apart(string one, string other) => Assert.NotEqual(TeamName.Read(one)!.Folded, TeamName.Read(other)!.Folded);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("  \t ")]
    [InlineData("***")]
    [InlineData("\u202E\u200B\u200D")]
    [InlineData("123456789012345678901234567890123")]
    public void A_Name_Without_Anything_To_See_Or_Too_Long_Is_None(string typed) => Assert.Null(TeamName.Read(typed));

    [Theory]
    [InlineData("  The\n Blue\t Whales ", "The Blue Whales")]
    [InlineData("\u202EWhales\u200B", "Whales")]
    [InlineData("👨‍👩‍👧 team", "👨‍👩‍👧 team")]
    public void A_Name_Is_Tidied(string typed, string name) => Assert.Equal(name, TeamName.Read(typed)!.Text);
}
