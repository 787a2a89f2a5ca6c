using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

public sealed class TeamTests : BotTest
{
    private static readonly string[] TeamsOfPlayers = ["Whales", "Whales", "Orcas", "Orcas", "Orcas", "Orcas"];

    [Fact]
    public async Task A_Lead_Makes_Teams_Members_Join_And_A_Small_Team_Ties_With_A_Large_One_Over_The_Wire()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var lead = await bot.MemberAsync("Ada", Stop);
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var preview = await lead.RunsAsync(channel, "daily setup", Stop, ("channel", channel));
        var done = await lead.PressesAsync(preview.Reply, "Confirm", Stop);
        var panel = (await lead.RunsAsync(channel, "team manage", Stop)).Reply;
        foreach (var name in (string[])["Whales", "Orcas"])
        {
            panel = (await lead.SubmitsAsync((await lead.PressesAsync(panel, "Make a team", Stop)).Form!, Stop, ("name", name))).Reply;
        }

        List<(LocalMember Member, string Team, bool Right)> players = [];
        foreach (var (number, team) in TeamsOfPlayers.Index())
        {
            var member = await bot.MemberAsync($"Player {number}", Stop);
            await member.RunsAsync(channel, "team join", Stop, ("team", team));
            players.Add((member, team, number % 2 == 0));
        }

        await lead.PressesAsync((await lead.PressesAsync(done.Reply, "Post one now", Stop)).Reply, "Post now", Stop);
        var post = await PostAsync(lead, channel);
        var late = await bot.MemberAsync("Late", Stop);
        await late.RunsAsync(channel, "team join", Stop, ("team", "Whales"));
        await late.PressesAsync(post, "A ·", Stop);

        // Nobody knows the key before closing, so half of each team takes one option and half another.
        foreach (var (member, _, one) in players)
        {
            await member.PressesAsync(post, one ? "A ·" : "B ·", Stop);
        }

        await CloseAsync(lead, channel);
        var board = (await players[0].Member.RunsAsync(channel, "leaderboard", Stop, ("board", "teams"))).Reply;
        var list = (await players[0].Member.RunsAsync(channel, "team list", Stop)).Reply;

        var points = RightOption(await PostAsync(lead, channel)) is 'A' or 'B' ? "5.00" : "0.00";
        Assert.Contains($"` =1`  Whales **(your team)**: **{points} points**", board.Cards[0].Body, StringComparison.Ordinal);
        Assert.Contains($"` =1`  Orcas: **{points} points**", board.Cards[0].Body, StringComparison.Ordinal);
        Assert.Contains("2 members", board.Cards[0].Body, StringComparison.Ordinal);
        Assert.Contains("**Whales** **(your team)** · 3 members", list.Cards[0].Body, StringComparison.Ordinal);
        Assert.Empty(bot.Warnings);
    }
}
