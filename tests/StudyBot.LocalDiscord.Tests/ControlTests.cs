using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Tests;

public sealed class ControlTests
{
    private static readonly object Question = new
    {
        content = "Which one?",
        components = new object[]
        {
            new { type = 1, components = new object[] { new { type = 2, style = 1, label = "A", custom_id = "answer:a" }, new { type = 2, style = 2, label = "Gone", custom_id = "gone", disabled = true } } },
            new { type = 1, components = new object[] { new { type = 3, custom_id = "chapter", options = new[] { new { label = "One", value = "1" }, new { label = "Two", value = "2" } } } } },
        },
    };

    [Fact]
    public async Task A_Click_Updates_The_Message_It_Was_On()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (grace, message) = await PostAsync(discord, bot);

        var act = discord.PostAsync($"members/{grace}/clicks", new { message, customId = "answer:a" });
        var interaction = await bot.InteractionAsync();
        await bot.AnswerAsync(interaction, new { type = 7, data = new { content = "One answer", components = Array.Empty<object>() } });
        var result = await act;

        Assert.Equal("answer:a", interaction["data"]!["custom_id"]!.GetValue<string>());
        Assert.Equal(message, interaction["message"]!["id"]!.GetValue<string>());
        Assert.Equal((message, "One answer"), (result["message"]!["id"]!.GetValue<string>(), result["message"]!["content"]!.GetValue<string>()));
        Assert.Empty(result["message"]!["components"]!.AsArray());
    }

    [Fact]
    public async Task A_Member_Has_A_Language_Which_The_Bot_Is_Told_Also_After_A_Restart()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var ada = await discord.IdAsync("members", "Ada");
        using var taken = await discord.Http.PatchAsJsonAsync($"members/{ada}", new { locale = "de" }, LocalDiscord.Stop);
        using var refused = await discord.Http.PatchAsJsonAsync($"members/{ada}", new { locale = "tlh" }, LocalDiscord.Stop);
        await discord.RestartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (_, message) = await PostAsync(discord, bot);

        var act = discord.PostAsync($"members/{ada}/clicks", new { message, customId = "answer:a" });
        var interaction = await bot.InteractionAsync();
        await bot.AnswerAsync(interaction, new { type = 6 });
        await act;

        Assert.True(taken.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("de", interaction["locale"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Deferred_Update_Is_Shown_When_The_Message_Changes()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (grace, message) = await PostAsync(discord, bot);

        var act = discord.PostAsync($"members/{grace}/clicks", new { message, customId = "answer:a" });
        var interaction = await bot.InteractionAsync();
        await bot.AnswerAsync(interaction, new { type = 6 });
        await bot.PatchAsync($"{bot.Webhook(interaction)}/messages/@original", new { content = "Changed" });
        var result = await act;

        Assert.Equal((message, "Changed"), (result["message"]!["id"]!.GetValue<string>(), result["message"]!["content"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_Select_Sends_Its_Values()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (grace, message) = await PostAsync(discord, bot);

        var wrong = await Choose(discord, grace, message, "3");
        var act = Choose(discord, grace, message, "2");
        var interaction = await bot.InteractionAsync();
        await bot.SayAsync(interaction, "Chapter two", flags: 64);
        var result = await act;

        Assert.Equal("Select 'chapter' has no value '3'. It has '1', '2'.", wrong["error"]!.GetValue<string>());
        Assert.Equal("2", interaction["data"]!["values"]![0]!.GetValue<string>());
        Assert.Equal("Chapter two", result["message"]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Form_Is_Opened_Filled_In_And_Answered()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (grace, message) = await PostAsync(discord, bot);

        var click = discord.PostAsync($"members/{grace}/clicks", new { message, customId = "answer:a" });
        var opened = await bot.AnswerAsync(await bot.InteractionAsync(), Form(maxLength: 20));
        var modal = (await click)["modal"]!;
        var tooLong = await Submit(discord, grace, modal, new string('x', 21));
        var act = Submit(discord, grace, modal, "Layers are cached");
        var interaction = await bot.InteractionAsync();
        await bot.SayAsync(interaction, "Thank you", flags: 64);
        var result = await act;

        Assert.Equal(HttpStatusCode.NoContent, opened.Status);
        Assert.Equal("Your answer", modal["title"]!.GetValue<string>());
        Assert.Equal("Field 'text' takes 1 to 20 characters; it got 21.", tooLong["error"]!.GetValue<string>());
        Assert.Equal(5, interaction["type"]!.GetValue<int>());
        var field = interaction["data"]!["components"]![0]!["component"]!;
        Assert.Equal(("text", "Layers are cached"), (field["custom_id"]!.GetValue<string>(), field["value"]!.GetValue<string>()));
        Assert.Equal(message, interaction["message"]!["id"]!.GetValue<string>());
        Assert.Equal("Thank you", result["message"]!["content"]!.GetValue<string>());
        Assert.Empty((await discord.GetAsync($"members/{grace}/modals")).AsArray());
    }

    [Fact]
    public async Task A_Form_Cannot_Follow_A_Form_Nor_Break_Its_Limits()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (grace, message) = await PostAsync(discord, bot);

        var click = discord.PostAsync($"members/{grace}/clicks", new { message, customId = "answer:a" });
        var interaction = await bot.InteractionAsync();
        var wrong = await bot.AnswerAsync(interaction, Form(maxLength: 5000));
        await bot.AnswerAsync(interaction, Form(maxLength: 20));
        var act = Submit(discord, grace, (await click)["modal"]!, "x");
        var submitted = await bot.InteractionAsync();
        var again = await bot.AnswerAsync(submitted, Form(maxLength: 20));
        await bot.SayAsync(submitted, "Done", flags: 64);
        await act;

        Assert.NotNull(wrong.Json!["errors"]!["data"]!["components"]!["0"]!["component"]!["max_length"]);
        Assert.NotNull(again.Json!["errors"]!["type"]);
    }

    [Fact]
    public async Task Controls_That_Are_Not_There_Are_Refused_By_Name()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (grace, message) = await PostAsync(discord, bot);

        var unknown = await discord.PostAsync($"members/{grace}/clicks", new { message, customId = "answer:z" });
        var disabled = await discord.PostAsync($"members/{grace}/clicks", new { message, customId = "gone" });

        Assert.Equal($"Message {message} has no control 'answer:z'. It has 'answer:a', 'gone', 'chapter'.", unknown["error"]!.GetValue<string>());
        Assert.Equal($"'gone' of message {message} is disabled.", disabled["error"]!.GetValue<string>());
    }

    private static async Task<(string Member, string Message)> PostAsync(LocalDiscord discord, ScriptedBot bot)
    {
        var posted = await bot.PostAsync($"channels/{await discord.ChannelAsync()}/messages", Question);
        Assert.Equal(HttpStatusCode.OK, posted.Status);
        return (await discord.MemberAsync("Grace"), posted.Json!["id"]!.GetValue<string>());
    }

    private static object Form(int maxLength) => new
    {
        type = 9,
        data = new
        {
            custom_id = "write:1",
            title = "Your answer",
            components = new[] { new { type = 18, label = "In your words", component = new { type = 4, custom_id = "text", style = 2, max_length = maxLength } } },
        },
    };

    private static Task<JsonObject> Choose(LocalDiscord discord, string member, string message, params string[] values) =>
        discord.PostAsync($"members/{member}/selects", new { message, customId = "chapter", values });

    private static Task<JsonObject> Submit(LocalDiscord discord, string member, JsonNode modal, string text) =>
        discord.PostAsync($"members/{member}/modals", new { modal = modal["id"]!.GetValue<string>(), values = new { text } });
}
