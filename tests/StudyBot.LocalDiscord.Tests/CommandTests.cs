using System.Net;
using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Tests;

public sealed class CommandTests
{
    private static readonly object Ask = new { name = "ask", description = "Finds an answer", options = new[] { new { type = 3, name = "question", description = "What", required = true, autocomplete = true } } };

    [Fact]
    public async Task A_Command_Reaches_The_Bot_And_Its_Answer_Everyone()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);
        var (ada, grace, channel) = (await discord.MemberAsync("Ada"), await discord.MemberAsync("Grace"), await discord.ChannelAsync());

        var act = discord.RunAsync(ada, channel, "ask", new { question = "volumes" });
        var interaction = await bot.InteractionAsync();
        var answer = await bot.SayAsync(interaction, "A volume outlives its container.");
        var result = await act;

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("volumes", interaction["data"]!["options"]![0]!["value"]!.GetValue<string>());
        Assert.Equal(ada, interaction["member"]!["user"]!["id"]!.GetValue<string>());
        Assert.Equal(channel, interaction["channel_id"]!.GetValue<string>());
        Assert.Equal("A volume outlives its container.", result["message"]!["content"]!.GetValue<string>());
        Assert.InRange(result["acknowledgedMs"]!.GetValue<double>(), 0, 3000);
        var seen = Assert.Single(await discord.SeenByAsync(grace, channel));
        Assert.Equal(20, seen!["type"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_Ephemeral_Answer_Is_Seen_By_Its_Addressee_Alone_And_By_No_Channel_Route()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);
        var (ada, grace, channel) = (await discord.MemberAsync("Ada"), await discord.MemberAsync("Grace"), await discord.ChannelAsync());

        var act = discord.RunAsync(ada, channel, "ask", new { question = "volumes" });
        await bot.SayAsync(await bot.InteractionAsync(), "Only for you", flags: 64);
        var id = (await act)["message"]!["id"]!.GetValue<string>();

        Assert.Single(await discord.SeenByAsync(ada, channel));
        Assert.Empty(await discord.SeenByAsync(grace, channel));
        Assert.Empty((await bot.GetAsync($"channels/{channel}/messages")).Json!.AsArray());
        Assert.Equal(10008, (await bot.GetAsync($"channels/{channel}/messages/{id}")).Code);
    }

    [Fact]
    public async Task A_Bot_That_Is_Silent_For_Three_Seconds_Has_Lost_The_Interaction()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);

        var act = discord.RunAsync(await discord.MemberAsync("Ada"), await discord.ChannelAsync(), "ask", new { question = "volumes" });
        var interaction = await bot.InteractionAsync();
        var result = await act;
        var late = await bot.SayAsync(interaction, "Too late");

        Assert.Equal("The application did not respond", result["error"]!.GetValue<string>());
        Assert.Null(result["acknowledgedMs"]);
        Assert.Equal((HttpStatusCode.NotFound, 10062), (late.Status, late.Code));
    }

    [Fact]
    public async Task A_Second_Answer_Is_Refused()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);

        var act = discord.RunAsync(await discord.MemberAsync("Ada"), await discord.ChannelAsync(), "ask", new { question = "volumes" });
        var interaction = await bot.InteractionAsync();
        await bot.SayAsync(interaction, "One");
        var second = await bot.SayAsync(interaction, "Two");
        var result = await act;

        Assert.Equal((HttpStatusCode.BadRequest, 40060), (second.Status, second.Code));
        Assert.Equal("One", result["message"]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Deferred_Answer_Shows_As_Thinking_Until_It_Is_Edited()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);
        var (ada, channel) = (await discord.MemberAsync("Ada"), await discord.ChannelAsync());

        var act = discord.RunAsync(ada, channel, "ask", new { question = "volumes" });
        var interaction = await bot.InteractionAsync();
        await bot.AnswerAsync(interaction, new { type = 5, data = new { flags = 64 } });
        var thinking = Assert.Single(await discord.SeenByAsync(ada, channel));
        var edit = await bot.PatchAsync($"{bot.Webhook(interaction)}/messages/%40original", new { content = "Here it is" });
        var result = await act;

        Assert.Equal(64 | 128, thinking!["flags"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.OK, edit.Status);
        Assert.Equal("Here it is", result["message"]!["content"]!.GetValue<string>());
        Assert.Equal(64, result["message"]!["flags"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_Webhook_Of_An_Interaction_Opens_With_The_First_Answer_And_Closes_After_Fifteen_Minutes()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);

        var act = discord.RunAsync(await discord.MemberAsync("Ada"), await discord.ChannelAsync(), "ask", new { question = "volumes" });
        var interaction = await bot.InteractionAsync();
        var early = await bot.PostAsync(bot.Webhook(interaction), new { content = "Too early" });
        await bot.SayAsync(interaction, "First");
        await act;
        var followup = await bot.PostAsync(bot.Webhook(interaction), new { content = "More" });
        discord.Server.Clock.Advance(TimeSpan.FromMinutes(16));
        var late = await bot.PostAsync(bot.Webhook(interaction), new { content = "Too late" });

        Assert.Equal((HttpStatusCode.NotFound, 10015), (early.Status, early.Code));
        Assert.Equal(HttpStatusCode.OK, followup.Status);
        Assert.Equal((HttpStatusCode.Unauthorized, 50027), (late.Status, late.Code));
    }

    [Fact]
    public async Task An_Answer_Can_Ask_For_The_Message_It_Became()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);

        var act = discord.RunAsync(await discord.MemberAsync("Ada"), await discord.ChannelAsync(), "ask", new { question = "volumes" });
        var interaction = await bot.InteractionAsync();
        var answer = await bot.PostAsync($"interactions/{interaction["id"]}/{interaction["token"]}/callback?with_response=true", new { type = 4, data = new { content = "Hello" } });
        var result = await act;

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(result["message"]!["id"]!.GetValue<string>(), answer.Json!["resource"]!["message"]!["id"]!.GetValue<string>());
        Assert.False(answer.Json["interaction"]!["response_message_loading"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Components_V2_Stand_Alone()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var path = $"channels/{await discord.ChannelAsync()}/messages";
        var components = new[] { new { type = 17, components = new[] { new { type = 10, content = "# Question" } } } };

        var posted = await bot.PostAsync(path, new { flags = 1 << 15, components });
        var withContent = await bot.PostAsync(path, new { flags = 1 << 15, components, content = "Text" });
        var withoutFlag = await bot.PostAsync(path, new { components });

        Assert.Equal("# Question", posted.Json!["components"]![0]!["components"]![0]!["content"]!.GetValue<string>());
        Assert.NotNull(withContent.Json!["errors"]!["content"]);
        Assert.NotNull(withoutFlag.Json!["errors"]!["components"]!["0"]!["type"]);
    }

    [Fact]
    public async Task Many_At_Once_Are_All_Answered_Each_With_Its_Own()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);
        var (ada, channel) = (await discord.MemberAsync("Ada"), await discord.ChannelAsync());

        var acts = Enumerable.Range(0, 100).Select(n => discord.RunAsync(ada, channel, "ask", new { question = $"q{n}" })).ToArray();
        var answers = new List<Task<Reply>>();
        for (var i = 0; i < acts.Length; i++)
        {
            var interaction = await bot.InteractionAsync();
            answers.Add(bot.SayAsync(interaction, $"a-{interaction["data"]!["options"]![0]!["value"]}"));
        }

        await Task.WhenAll(answers);
        var results = await Task.WhenAll(acts);

        Assert.Equal(Enumerable.Range(0, 100).Select(n => $"a-q{n}"), results.Select(result => result["message"]?["content"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Autocomplete_Brings_The_Bots_Choices()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask);
        var (ada, channel) = (await discord.MemberAsync("Ada"), await discord.ChannelAsync());

        var act = discord.PostAsync($"members/{ada}/autocomplete", new { channel, name = "ask", option = "question", value = "vol" });
        var interaction = await bot.InteractionAsync();
        await bot.AnswerAsync(interaction, new { type = 8, data = new { choices = new[] { new { name = "Volumes", value = "ch3-theory-1" } } } });
        var result = await act;

        Assert.Equal(4, interaction["type"]!.GetValue<int>());
        Assert.True(interaction["data"]!["options"]![0]!["focused"]!.GetValue<bool>());
        Assert.Equal("ch3-theory-1", result["choices"]![0]!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task Subcommands_Are_Run_By_Their_Whole_Name_And_Values_Checked_As_In_Discords_Client()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(new
        {
            name = "daily",
            description = "The daily question",
            options = new object[]
            {
                new { type = 1, name = "setup", description = "Set up", options = new object[] { new { type = 7, name = "channel", description = "Where", required = true }, new { type = 4, name = "window", description = "Hours", min_value = 1, max_value = 23 } } },
                new { type = 1, name = "status", description = "How it stands" },
            },
        });
        var (ada, channel) = (await discord.MemberAsync("Ada"), await discord.ChannelAsync());

        var missing = await discord.RunAsync(ada, channel, "daily setup");
        var outside = await discord.RunAsync(ada, channel, "daily setup", new { channel, window = 24 });
        var unknown = await discord.RunAsync(ada, channel, "daily stop");
        var act = discord.RunAsync(ada, channel, "daily setup", new { channel, window = 5 });
        var interaction = await bot.InteractionAsync();
        await bot.SayAsync(interaction, "Done");
        await act;

        Assert.Equal("/daily setup needs the option 'channel' (Where).", missing["error"]!.GetValue<string>());
        Assert.Equal("Option 'window' of /daily setup takes a whole number from 1 to 23; it got 24.", outside["error"]!.GetValue<string>());
        Assert.Equal("There is no command '/daily stop' for Ada here. There are 'daily setup', 'daily status'.", unknown["error"]!.GetValue<string>());
        var setup = interaction["data"]!["options"]![0]!;
        Assert.Equal(("setup", 5), (setup["name"]!.GetValue<string>(), setup["options"]![1]!["value"]!.GetValue<int>()));
        Assert.Equal("daily-questions", interaction["data"]!["resolved"]!["channels"]![channel]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Message_Command_Shows_The_Bot_The_Message_It_Is_For()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(new { type = 3, name = "Find in handbook" });
        var (ada, channel) = (await discord.MemberAsync("Ada"), await discord.ChannelAsync());
        var message = (await discord.PostAsync($"members/{await discord.MemberAsync("Linus")}/messages", new { channel, content = "permission denied on my volume" }))["id"]!.GetValue<string>();

        var act = discord.PostAsync($"members/{ada}/message-commands", new { message, name = "Find in handbook" });
        var interaction = await bot.InteractionAsync();
        await bot.SayAsync(interaction, "See chapter 3", flags: 64);
        var result = await act;

        Assert.Equal(message, interaction["data"]!["target_id"]!.GetValue<string>());
        Assert.Equal("permission denied on my volume", interaction["data"]!["resolved"]!["messages"]![message]!["content"]!.GetValue<string>());
        Assert.Equal("See chapter 3", result["message"]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Command_For_Those_Who_Manage_The_Server_Is_Offered_To_Nobody_Else()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask, new { name = "setup", description = "For leads", default_member_permissions = "32" });
        var channel = await discord.ChannelAsync();

        var offeredAda = await discord.GetAsync($"members/{await discord.MemberAsync("Ada")}/commands?channel={channel}");
        var offeredLinus = await discord.GetAsync($"members/{await discord.MemberAsync("Linus")}/commands?channel={channel}");

        Assert.Equal(["ask", "setup"], NamesOf(offeredAda));
        Assert.Equal(["ask"], NamesOf(offeredLinus));
    }

    [Fact]
    public async Task Registering_The_Same_Commands_Again_Keeps_Ids_And_Removes_The_Unlisted()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(Ask, new { name = "old", description = "Gone soon" });
        var before = (await bot.GetAsync($"applications/{bot.Id}/commands")).Json!.AsArray();

        await bot.RegisterAsync(Ask);

        var after = (await bot.GetAsync($"applications/{bot.Id}/commands")).Json!.AsArray();
        var ask = Assert.Single(after);
        Assert.Equal(2, before.Count);
        Assert.Equal(before[0]!["id"]!.GetValue<string>(), ask!["id"]!.GetValue<string>());
        Assert.Equal(before[0]!["version"]!.GetValue<string>(), ask["version"]!.GetValue<string>());
    }

    private static IEnumerable<string> NamesOf(JsonNode offered) => offered["commands"]!.AsArray().Select(command => command!["name"]!.GetValue<string>());
}
