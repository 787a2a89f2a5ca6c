using System.Net.Http.Headers;
using System.Text.Json;
using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

/// <summary>The client under test, over real sockets, on the local Discord.</summary>
public sealed class LocalDiscordContractTests : ChatClientContract
{
    [Fact]
    public async Task Descriptions_And_Choices_In_Other_Languages_Reach_Discord()
    {
        var english = new CommandSpec("daily board", "Who leads", Visibility.Private, [new OptionSpec("period", "Which time") { Choices = [new Choice("This week", "week")] }]);
        var german = english with { Description = "Wer vorn liegt", Options = [new OptionSpec("period", "Welche Zeit") { Choices = [new Choice("Diese Woche", "week")] }] };
        var translated = english with { InOtherLanguages = new Dictionary<string, CommandSpec>(StringComparer.Ordinal) { ["de"] = german, ["es"] = german } };
        var stop = TestContext.Current.CancellationToken;
        await using var stage = await LocalStage.StartAsync(new ContractBot(), [translated], token: null, stop);
        await stage.ReadyAsync(stop);

        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bot", stage.Discord.BotToken) } };
        using var bot = await JsonAsync(new Uri(stage.Discord.BaseAddress, "local/v1/bot"));
        using var commands = await JsonAsync(new Uri($"{stage.Discord.ApiBaseUrl.ToString().TrimEnd('/')}/applications/{bot.RootElement.GetProperty("application").GetString()}/commands?with_localizations=true"));

        var daily = Assert.Single(commands.RootElement.EnumerateArray());
        var board = Assert.Single(daily.GetProperty("options").EnumerateArray());
        var period = Assert.Single(board.GetProperty("options").EnumerateArray());
        Assert.Equal("Wer vorn liegt", board.GetProperty("description_localizations").GetProperty("es-ES").GetString());
        Assert.Equal("Wer vorn liegt", board.GetProperty("description_localizations").GetProperty("de").GetString());
        Assert.Equal("Welche Zeit", period.GetProperty("description_localizations").GetProperty("de").GetString());
        Assert.Equal("Diese Woche", Assert.Single(period.GetProperty("choices").EnumerateArray()).GetProperty("name_localizations").GetProperty("de").GetString());

        async Task<JsonDocument> JsonAsync(Uri address) => JsonDocument.Parse(await http.GetStringAsync(address, stop));
    }

    protected override async Task<Stage> OpenAsync(ContractBot bot, CancellationToken stop)
    {
        var stage = await LocalStage.StartAsync(bot, stop);
        await stage.ReadyAsync(stop);
        return stage;
    }
}
