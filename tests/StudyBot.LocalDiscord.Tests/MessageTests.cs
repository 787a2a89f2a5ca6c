using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace StudyBot.LocalDiscord.Tests;

public sealed class MessageTests
{
    // A PNG's signature and header say all that is read of it: 3 by 2 pixels.
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0];

    [Fact]
    public async Task Errors_In_A_Message_Are_Named_Where_They_Are()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var row = new { type = 1, components = new object[] { new { type = 2, style = 1, label = new string('x', 81), custom_id = "a" }, new { type = 2, style = 5, label = "Link" } } };

        var reply = await bot.PostAsync($"channels/{await discord.ChannelAsync()}/messages", new
        {
            content = new string('x', 2001),
            embeds = new[] { new { title = new string('x', 257), fields = new[] { new { name = "n" } } } },
            components = new[] { row },
        });

        var errors = reply.Json!["errors"]!;
        Assert.Equal((HttpStatusCode.BadRequest, 50035), (reply.Status, reply.Code));
        Assert.Equal("BASE_TYPE_MAX_LENGTH", errors["content"]!["_errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal("Must be 256 or fewer in length.", errors["embeds"]!["0"]!["title"]!["_errors"]![0]!["message"]!.GetValue<string>());
        Assert.Equal("BASE_TYPE_REQUIRED", errors["embeds"]!["0"]!["fields"]!["0"]!["value"]!["_errors"]![0]!["code"]!.GetValue<string>());
        Assert.NotNull(errors["components"]!["0"]!["components"]!["0"]!["label"]);
        Assert.Equal("BASE_TYPE_REQUIRED", errors["components"]!["0"]!["components"]!["1"]!["url"]!["_errors"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", """{"content":{}}""")]
    [InlineData("application/json", """{"content":"x","flags":1.5}""")]
    [InlineData("application/json", """{"content":"x","embeds":{}}""")]
    [InlineData("application/json", """{"content":"x","embeds":[7]}""")]
    [InlineData("application/json", """{"content":"x","allowed_mentions":{"parse":[7]}}""")]
    [InlineData("application/json", """{"content":"x","allowed_mentions":{"users":["x"]}}""")]
    [InlineData("application/json", """{"content":"x","components":[{"type":1,"components":[{"type":8,"custom_id":"c","channel_types":[1.5]}]}]}""")]
    [InlineData("application/json", """{"content":"x","attachments":[{"id":0}]}""")]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno end")]
    [InlineData("multipart/form-data", "nothing")]
    public async Task A_Body_That_Makes_No_Sense_Is_A_Bad_Request(string type, string body)
    {
        using var log = new WarningLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var discord = await LocalDiscord.StartAsync(loggers);
        await using var bot = await discord.ConnectBotAsync();
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var reply = await bot.SendAsync(HttpMethod.Post, $"channels/{await discord.ChannelAsync()}/messages", content);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.True(reply.Code is 50035 or 50109 or 50006);
        Assert.Empty(log.Warnings);
    }

    [Fact]
    public async Task All_Embeds_Together_Hold_6000_Characters()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var channel = await discord.ChannelAsync();
        var half = new { description = new string('x', 3000) };

        var full = await bot.PostAsync($"channels/{channel}/messages", new { embeds = new object[] { half, half } });
        var over = await bot.PostAsync($"channels/{channel}/messages", new { embeds = new object[] { half, half, new { title = "x" } } });

        Assert.Equal(HttpStatusCode.OK, full.Status);
        Assert.Equal("MAX_EMBED_SIZE_EXCEEDED", over.Json!["errors"]!["embeds"]!["_errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_Enforced_Nonce_Makes_One_Message_For_A_Few_Minutes()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var path = $"channels/{await discord.ChannelAsync()}/messages";
        var message = new { content = "Question of the day", nonce = "q-2026-11-23", enforce_nonce = true };

        var first = await bot.PostAsync(path, message);
        var again = await bot.PostAsync(path, message);
        var read = (await bot.GetAsync(path)).Json!.AsArray();
        discord.Server.Clock.Advance(TimeSpan.FromMinutes(10));
        var later = await bot.PostAsync(path, message);

        Assert.Equal(first.Json!["id"]!.GetValue<string>(), again.Json!["id"]!.GetValue<string>());
        Assert.Null(Assert.Single(read)!["nonce"]);
        Assert.NotEqual(first.Json["id"]!.GetValue<string>(), later.Json!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Picture_Comes_Back_With_Its_Size_From_A_Local_Address()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var channel = await discord.ChannelAsync();
        using var form = new MultipartFormDataContent("a-boundary");
        using var json = new StringContent("""{"content":"Board","attachments":[{"id":0,"filename":"board.png","description":"Ada leads"},{"id":1}]}""", Encoding.UTF8, "application/json");
        using var picture = new ByteArrayContent(Png);
        using var text = new ByteArrayContent("a,b"u8.ToArray());
        // Written as some clients do: no quotes, and twice.
        picture.Headers.ContentDisposition = ContentDispositionHeaderValue.Parse("form-data; name=\"files[0]\"; filename=board.png; filename*=utf-8''board.png");
        form.Add(json, "payload_json");
        form.Add(picture);
        form.Add(text, "files[1]", "misses.csv");

        var posted = await bot.SendAsync(HttpMethod.Post, $"channels/{channel}/messages", form);
        var files = posted.Json!["attachments"]!.AsArray();
        var served = await discord.Http.GetByteArrayAsync(files[0]!["url"]!.GetValue<string>(), LocalDiscord.Stop);
        using var csv = await discord.Http.GetAsync(files[1]!["url"]!.GetValue<string>(), LocalDiscord.Stop);

        Assert.Equal(("board.png", "Ada leads", 3, 2), (files[0]!["filename"]!.GetValue<string>(), files[0]!["description"]!.GetValue<string>(), files[0]!["width"]!.GetValue<int>(), files[0]!["height"]!.GetValue<int>()));
        Assert.False(files[1]!.AsObject().ContainsKey("width"));
        Assert.Equal(Png, served);
        Assert.Equal("application/octet-stream", csv.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_Picture_Of_An_Embed_Stands_In_The_Embed()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var path = $"channels/{await discord.ChannelAsync()}/messages";
        using var form = new MultipartFormDataContent();
        using var json = new StringContent("""{"embeds":[{"title":"Board","image":{"url":"attachment://board.png"}}],"attachments":[{"id":0,"filename":"board.png","description":"Ada leads"}]}""");
        using var picture = new ByteArrayContent(Png);
        form.Add(json, "payload_json");
        form.Add(picture, "files[0]", "board.png");

        var posted = await bot.SendAsync(HttpMethod.Post, path, form);
        var missing = await bot.PostAsync(path, new { embeds = new[] { new { image = new { url = "attachment://none.png" } } } });

        var image = posted.Json!["embeds"]![0]!["image"]!;
        Assert.Equal(Png, await discord.Http.GetByteArrayAsync(image["url"]!.GetValue<string>(), LocalDiscord.Stop));
        Assert.Equal(3, image["width"]!.GetValue<int>());
        Assert.Equal("Ada leads", image["description"]!.GetValue<string>());
        Assert.Empty(posted.Json["attachments"]!.AsArray());
        Assert.Equal(50035, missing.Code);
    }

    [Fact]
    public async Task Components_Are_Numbered_And_Nothing_Unknown_Comes_Back()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();

        var posted = await bot.PostAsync($"channels/{await discord.ChannelAsync()}/messages", new
        {
            content = "  Pick one  ",
            invented = 1,
            components = new[] { new { type = 1, components = new object[] { new { type = 2, style = 1, label = "A", custom_id = "a", invented = true }, new { type = 2, style = 2, label = "B", custom_id = "b" } } } },
        });

        Assert.Equal("Pick one", posted.Json!["content"]!.GetValue<string>());
        Assert.DoesNotContain("invented", posted.Json.ToJsonString(), StringComparison.Ordinal);
        var row = posted.Json["components"]![0]!;
        Assert.Equal([1, 2, 3], new[] { row, row["components"]![0]!, row["components"]![1]! }.Select(component => component["id"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Only_What_Is_Allowed_Is_Mentioned()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (ada, role) = (await discord.MemberAsync("Ada"), await discord.IdAsync("roles", "Docker crew"));
        var path = $"channels/{await discord.ChannelAsync()}/messages";
        var content = $"<@{ada}> <@&{role}> @everyone";

        var open = await bot.PostAsync(path, new { content });
        var closed = await bot.PostAsync(path, new { content, allowed_mentions = new { parse = Array.Empty<string>() } });
        var chosen = await bot.PostAsync(path, new { content, allowed_mentions = new { parse = Array.Empty<string>(), roles = new[] { role } } });

        Assert.Equal((1, 1, false), Mentions(open));
        Assert.Equal((0, 0, false), Mentions(closed));
        Assert.Equal((0, 1, false), Mentions(chosen));
    }

    [Fact]
    public async Task Messages_Are_Paged_From_The_Newest()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var path = $"channels/{await discord.ChannelAsync()}/messages";
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await bot.PostAsync(path, new { content = $"{i}" })).Json!["id"]!.GetValue<string>());
        }

        Assert.Equal("43", await ReadAsync(bot, $"{path}?limit=2"));
        Assert.Equal("10", await ReadAsync(bot, $"{path}?limit=2&before={ids[2]}"));
        Assert.Equal("32", await ReadAsync(bot, $"{path}?limit=2&after={ids[1]}"));
        Assert.Equal("321", await ReadAsync(bot, $"{path}?limit=3&around={ids[2]}"));
    }

    [Fact]
    public async Task What_Members_Write_Is_Hidden_From_A_Bot_Unless_It_Is_Mentioned()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var (ada, channel) = (await discord.MemberAsync("Ada"), await discord.ChannelAsync());

        await discord.PostAsync($"members/{ada}/messages", new { channel, content = "between us" });
        await discord.PostAsync($"members/{ada}/messages", new { channel, content = $"<@{bot.Id}> hello" });
        var read = (await bot.GetAsync($"channels/{channel}/messages")).Json!.AsArray();

        Assert.Equal([$"<@{bot.Id}> hello", ""], read.Select(message => message!["content"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Messages_Are_Edited_Discussed_And_Deleted()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var channel = await discord.ChannelAsync();
        var id = (await bot.PostAsync($"channels/{channel}/messages", new { content = "Question" })).Json!["id"]!.GetValue<string>();

        var edited = await bot.PatchAsync($"channels/{channel}/messages/{id}", new { content = "Closed" });
        var thread = await bot.PostAsync($"channels/{channel}/messages/{id}/threads", new { name = "Discussion" });
        var second = await bot.PostAsync($"channels/{channel}/messages/{id}/threads", new { name = "Discussion" });
        var inThread = await bot.PostAsync($"channels/{id}/messages", new { content = "Go on" });
        var read = await bot.GetAsync($"channels/{channel}/messages/{id}");
        var deleted = await bot.SendAsync(HttpMethod.Delete, $"channels/{channel}/messages/{id}");
        var gone = await bot.GetAsync($"channels/{channel}/messages/{id}");

        Assert.Equal("Closed", edited.Json!["content"]!.GetValue<string>());
        Assert.NotNull(edited.Json["edited_timestamp"]);
        Assert.Equal((HttpStatusCode.Created, id), (thread.Status, thread.Json!["id"]!.GetValue<string>()));
        Assert.Equal(160004, second.Code);
        Assert.Equal(HttpStatusCode.OK, inThread.Status);
        Assert.Equal("Discussion", read.Json!["thread"]!["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(10008, gone.Code);
    }

    [Fact]
    public async Task Requests_Without_The_Token_Are_Unauthorized()
    {
        await using var discord = await LocalDiscord.StartAsync();

        using var response = await discord.Http.GetAsync(discord.Server.ApiBaseUrl + "/users/@me", LocalDiscord.Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("""{"message":"401: Unauthorized","code":0}""", await response.Content.ReadAsStringAsync(LocalDiscord.Stop));
    }

    private static (int Users, int Roles, bool Everyone) Mentions(Reply reply) =>
        (reply.Json!["mentions"]!.AsArray().Count, reply.Json["mention_roles"]!.AsArray().Count, reply.Json["mention_everyone"]!.GetValue<bool>());

    private static async Task<string> ReadAsync(ScriptedBot bot, string path) =>
        string.Concat((await bot.GetAsync(path)).Json!.AsArray().Select(message => message!["content"]!.GetValue<string>()));
}
