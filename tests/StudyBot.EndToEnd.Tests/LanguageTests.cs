using System.Net.Http.Headers;
using System.Text.Json;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;
using StudyBot.Testing.Handbooks;

namespace StudyBot.EndToEnd.Tests;

/// <summary>Members whose clients speak different languages, over the wire.</summary>
public sealed class LanguageTests : BotTest
{
    [Fact]
    public async Task A_German_Speaking_Member_Reads_German_Replies_Under_A_Post_In_The_Language_Of_The_Course()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, grace) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        await ada.SpeaksAsync("de", Stop);

        var preview = (await ada.RunsAsync(channel, "daily setup", Stop, ("weekdays", "Mo-Fr"))).Reply;
        var done = (await ada.PressesAsync(preview, "Bestätigen", Stop)).Reply;
        await ada.PressesAsync((await ada.PressesAsync(done, "Jetzt eine stellen", Stop)).Reply, "Jetzt stellen", Stop);
        var post = await PostAsync(grace, channel);
        var mine = (await ada.PressesAsync(post, "A ·", Stop)).Reply;
        var theirs = (await grace.PressesAsync(post, "B ·", Stop)).Reply;
        await ada.PressesAsync((await ada.RunsAsync(channel, "daily close", Stop)).Reply, "Jetzt schließen", Stop);
        var result = (await ada.PressesAsync(await PostAsync(ada, channel), "My result", Stop)).Reply;
        var shared = (await ada.PressesAsync((await ada.RunsAsync(channel, "leaderboard", Stop)).Reply, "Top 10 teilen", Stop)).Reply;

        Assert.Equal("Die Tagesfrage so einrichten?", preview.Cards[0].Title);
        Assert.StartsWith("Fertig.", done.Content, StringComparison.Ordinal);
        Assert.StartsWith("Deine Antwort: **A**", mine.Content, StringComparison.Ordinal);
        Assert.StartsWith("Your answer: **B**", theirs.Content, StringComparison.Ordinal);
        Assert.Contains("Serie jetzt: 1 Tag", result.AllText, StringComparison.Ordinal);
        Assert.EndsWith(": closed", (await PostAsync(grace, channel)).Cards[0].Title, StringComparison.Ordinal);
        Assert.Equal("Leaderboard: this week", shared.Cards[0].Title);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task A_Handbook_That_States_German_Makes_The_Posts_German()
    {
        using var pack = new PackBuilder();
        pack.Question();
        await File.WriteAllTextAsync(Path.Combine(pack.Folder, "pack.yml"), (await File.ReadAllTextAsync(Path.Combine(pack.Folder, "pack.yml"), Stop)).Replace("language: en", "language: de", StringComparison.Ordinal), Stop);
        await using var bot = await RunningBot.StartAsync(Folder, Stop, pack.ContentPath);
        var ada = await bot.MemberAsync("Ada", Stop);
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);

        var preview = (await ada.RunsAsync(channel, "daily setup", Stop)).Reply;
        await ada.PressesAsync((await ada.PressesAsync((await ada.PressesAsync(preview, "Confirm", Stop)).Reply, "Post one now", Stop)).Reply, "Post now", Stop);
        var post = (await ada.SeesAsync(channel, Stop)).Last(message => !message.Private);
        var receipt = (await ada.PressesAsync(post, "A ·", Stop)).Reply;

        Assert.StartsWith("Tagesfrage, ", post.Cards[0].Title, StringComparison.Ordinal);
        Assert.Equal("Antwort schreiben", post.Button("Antwort schreiben").Label);
        Assert.StartsWith("Your answer: **A**", receipt.Content, StringComparison.Ordinal);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task Discord_Is_Told_The_Descriptions_Of_Commands_In_German_Too()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var account = await bot.Server.GetAsync("bot", Stop);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", account.GetProperty("token").GetString());

        await using var answer = await http.GetStreamAsync(new Uri($"{account.GetProperty("api").GetString()}/applications/{account.GetProperty("application").GetString()}/commands?with_localizations=true"), Stop);
        using var commands = await JsonDocument.ParseAsync(answer, cancellationToken: Stop);

        var ask = commands.RootElement.EnumerateArray().Single(command => command.GetProperty("name").GetString() == "ask");
        Assert.Equal("Find an answer in the handbook", ask.GetProperty("description").GetString());
        Assert.Equal("Eine Antwort im Handbuch finden", ask.GetProperty("description_localizations").GetProperty("de").GetString());
        Assert.Equal("Eine Frage, ein Thema oder eine Fehlermeldung", ask.GetProperty("options")[0].GetProperty("description_localizations").GetProperty("de").GetString());
    }
}
