using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Page;
using StudyBot.LocalDiscord.Page.Compose;

namespace StudyBot.LocalDiscord.Tests.Page;

public sealed class DeskTests
{
    [Fact]
    public async Task What_Others_Write_Elsewhere_Is_Unread_Until_The_Channel_Is_Opened()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var ada = Rendered.DeskOf(discord);
        using var grace = As(discord, "Grace");
        var hall = ada.Channels().Single(channel => channel.Name == "study-hall");
        grace.Open(hall.Id);

        grace.Say("one");
        grace.Say($"two for <@{ada.Me.Id}>");

        Assert.Equal((2, true), (ada.UnreadIn(hall), ada.MentionedIn(hall)));
        Assert.Equal(0, grace.UnreadIn(hall));
        ada.Open(hall.Id);
        Assert.Equal((0, false), (ada.UnreadIn(hall), ada.MentionedIn(hall)));
        Assert.Equal(["one", $"two for <@{ada.Me.Id}>"], ada.Lines().Select(line => line.Message.Content));
    }

    [Fact]
    public async Task Only_What_Came_Before_The_Channel_Was_Opened_Is_Marked_As_New()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var ada = Rendered.DeskOf(discord);
        using var grace = As(discord, "Grace");
        grace.Say("read");
        ada.CatchUp();
        grace.Say("seen coming");
        var whileOpen = ada.Lines();
        ada.CatchUp();

        ada.Open(ada.Channels().Single(channel => channel.Name == "study-hall").Id);
        grace.Say("missed");
        ada.Open(grace.Channel!.Id);

        Assert.DoesNotContain(whileOpen, line => line.FirstUnread);
        Assert.Equal("missed", Assert.Single(ada.Lines(), line => line.FirstUnread).Message.Content);
    }

    [Fact]
    public async Task Messages_Of_One_Author_Form_A_Group_Until_Time_Passes()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var ada = Rendered.DeskOf(discord);
        ada.Say("one");
        ada.Say("two");
        ada.Advance(TimeSpan.FromMinutes(10));
        ada.Say("three");
        ada.Advance(TimeSpan.FromDays(1));
        ada.Say("four");

        var lines = ada.Lines();

        Assert.Equal([true, false, true, true], lines.Select(line => line.StartsGroup));
        Assert.Equal(2, lines.Count(line => line.NewDay is not null));
    }

    [Fact]
    public async Task A_Typed_Name_Becomes_A_Mention()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var ada = Rendered.DeskOf(discord);
        var grace = ada.People().Single(person => person.Name == "Grace").Id;

        ada.Say("@Grace and @Gracey, mail me@Grace.org");

        Assert.Equal($"<@{grace}> and @Gracey, mail me@Grace.org", ada.Lines()[0].Message.Content);
    }

    [Fact]
    public async Task A_Channel_That_Goes_Away_Leaves_An_Open_Tab_In_Another()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var ada = Rendered.DeskOf(discord);
        var acts = discord.Server.Services.GetRequiredService<MemberActs>();

        acts.RemoveChannel(ada.Channel!.Id);

        Assert.Empty(ada.Lines());
        Assert.Empty(ada.Offered());
        ada.CatchUp();
        Assert.Equal("daily-questions", ada.Channel.Name);
    }

    [Fact]
    public async Task Switching_The_Member_Keeps_The_Channel()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var desk = Rendered.DeskOf(discord);
        desk.Open(desk.Channels().Single(channel => channel.Name == "study-hall").Id);

        desk.ActAs(desk.People().Single(person => person.Name == "Linus").Id);

        Assert.Equal(("Linus", "study-hall"), (desk.Me.Name, desk.Channel!.Name));
    }

    [Fact]
    public async Task A_New_Member_Acts_At_Once()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var desk = Rendered.DeskOf(discord);

        desk.Join("Margaret");

        Assert.Equal("Margaret", desk.Me.Name);
        Assert.Contains(desk.People(), person => person.Name == "Margaret");
    }

    [Fact]
    public async Task A_Command_That_Nobody_Answers_Is_Shown_As_Failed()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(new { name = "ask", description = "Find an answer" });
        using var ada = Rendered.DeskOf(discord);

        await ada.RunAsync("ask", new Dictionary<string, JsonElement>());

        var failure = Assert.Single(ada.Failures);
        Assert.Equal((null, "/ask", MemberActs.NoResponse), (failure.Message, failure.Command, failure.Text));
        Assert.Empty(ada.Sent);
    }

    [Fact]
    public async Task A_Dismissed_Message_Is_Gone_From_Every_Tab_Of_The_Member()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var one = Rendered.DeskOf(discord);
        using var other = Rendered.DeskOf(discord);
        one.Say("hello");

        one.Dismiss(one.Lines()[0].Message);

        Assert.Empty(one.Lines());
        Assert.Empty(other.Lines());
    }

    [Theory]
    [InlineData(OptionKind.Text, "anything", "\"anything\"", null)]
    [InlineData(OptionKind.Integer, "23", "23", null)]
    [InlineData(OptionKind.Integer, "many", null, "Type a number.")]
    [InlineData(OptionKind.Flag, "true", "true", null)]
    [InlineData(OptionKind.Flag, "perhaps", null, "Choose one of the list.")]
    [InlineData(OptionKind.Text, "", null, "This option is required.")]
    public async Task An_Option_Means_What_Was_Typed_Or_Says_What_Is_Wrong(object kind, string typed, string? value, string? problem)
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var desk = Rendered.DeskOf(discord);
        var entry = new OptionEntry(desk, new CommandOption((OptionKind)kind, "option", "An option") { Required = true });

        entry.Type(typed);

        Assert.Equal((value, problem), (entry.Value?.GetRawText(), entry.Check()));
    }

    [Fact]
    public async Task People_Roles_And_Channels_Are_Chosen_By_Name()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var desk = Rendered.DeskOf(discord);
        var channel = new OptionEntry(desk, new CommandOption(OptionKind.Channel, "channel", "Where"));
        var user = new OptionEntry(desk, new CommandOption(OptionKind.User, "user", "Who"));

        channel.Type("hall");
        user.Type("grace");

        Assert.Equal("#study-hall", Assert.Single(channel.Suggested).Name);
        Assert.Null(channel.Value);
        Assert.Equal(desk.People().Single(person => person.Name == "Grace").Id.ToString(), user.Value?.GetString());
    }

    private static Desk As(LocalDiscord discord, string name)
    {
        var desk = Rendered.DeskOf(discord);
        desk.ActAs(desk.People().Single(person => person.Name == name).Id);
        return desk;
    }
}
