using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Welcome;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Welcome;

public sealed class HelpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_Get_Five_Lines_Leads_Five_More_And_Both_The_State_Of_The_Course()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var post = world.Chat.PostsIn(world.Chat.General).Single();

        var (member, lead) = (await world.Chat.As("Ada").RunsAsync("/help"), await world.Lead.RunsAsync("/help"));

        Assert.True(member.IsPrivate);
        Assert.Equal(5, Lines(member.Card.Body));
        Assert.Contains($"[Answer today's question]({world.Chat.LinkTo(world.Chat.Server, post.Ref)})", member.Card.Body);
        var state = Assert.Single(member.Card.Fields);
        Assert.Equal("Docker", state.Name);
        Assert.Contains($"closes <t:{On(1, 9).ToUnixTimeSeconds()}:F>", state.Value);
        Assert.Contains($"Next question: <t:{On(1, 10).ToUnixTimeSeconds()}:F>", state.Value);
        Assert.Equal(member.Card.Body, lead.Card.Body);
        Assert.Equal([WelcomeTexts.FieldLeads, "Docker"], lead.Card.Fields.Select(field => field.Name));
        Assert.Equal(5, Lines(lead.Card.Fields[0].Value));
    }

    [Fact]
    public async Task Without_A_Course_It_Says_What_Works_And_Who_Can_Begin()
    {
        await using var world = new DailyWorld();

        var (member, manager) = (await world.Chat.As("Ada").RunsAsync("/help"), await world.Lead.RunsAsync("/help"));

        Assert.Equal(1, Lines(member.Card.Body));
        Assert.Equal(DailyTexts.NoCourse, Assert.Single(member.Card.Fields).Value);
        Assert.Empty(member.Required.Buttons);
        Assert.StartsWith("• `/daily setup`", manager.Card.Fields[0].Value);
        Assert.Equal(DailyTexts.PreviewNewTitle, (await world.Lead.PressesAsync(manager, WelcomeTexts.SetUpButton)).Card.Title);
    }

    [Fact]
    public async Task In_A_Server_With_Several_Courses_It_Lists_Them_Or_Tells_Of_The_One_That_Is_Named()
    {
        await using var world = new DailyWorld();
        var other = world.Chat.ChannelNamed("linux");
        await world.CourseAsync();
        await world.CourseAsync(settings => settings with { Channel = other, Name = "Linux", LeadRole = new RoleId(6) });
        var ada = world.Chat.As("Ada").WithRoles(new RoleId(6)).In(world.Chat.ChannelNamed("chatter"));

        var (list, named, unknown) = (await ada.RunsAsync("/help"), await ada.RunsAsync("/help", ("course", "linux")), await ada.RunsAsync("/help", ("course", "rust")));

        Assert.Equal(2, Lines(Assert.Single(list.Card.Fields).Value));
        Assert.Equal([WelcomeTexts.FieldLeads, "Linux"], named.Card.Fields.Select(field => field.Name));
        Assert.Equal(DailyTexts.UnknownCourse, unknown.Text);
        Assert.Contains("Linux", (await ada.TypesAsync("/help", "course", "lin")).Select(choice => choice.Label));
    }

    [Fact]
    public async Task Every_Command_Is_In_The_Help_Of_A_Lead()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        var card = (await world.Lead.RunsAsync("/help")).Card;

        var text = card.Body + card.Fields[0].Value;
        Assert.All(
            world.Chat.Commands.Where(command => command.Name is not ("help" or "team leave")),
            command => Assert.Contains(command.Kind == CommandKind.Slash ? $"/{command.Name}" : command.Name, text));
    }

    private static int Lines(string text) => text.Split('\n').Length;
}
