namespace StudyBot.Discord.Tests.Contract;

/// <summary>The client under test, over real sockets, on the local Discord.</summary>
public sealed class LocalDiscordContractTests : ChatClientContract
{
    protected override async Task<Stage> OpenAsync(ContractBot bot, CancellationToken stop)
    {
        var stage = await LocalStage.StartAsync(bot, stop);
        await stage.ReadyAsync(stop);
        return stage;
    }
}
