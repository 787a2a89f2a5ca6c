using Microsoft.Extensions.DependencyInjection;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Page;
using StudyBot.LocalDiscord.Page.Faulting;

namespace StudyBot.LocalDiscord.Tests.Page;

public sealed class FaultPanelTests
{
    public static TheoryData<string> Names => [.. FaultCatalog.All.Select(kind => kind.Name)];

    [Fact]
    public void Every_Fault_Stands_In_The_Panel_Once()
    {
        var shown = FaultText.Groups.SelectMany(group => group.Faults).Select(fault => fault.Name);

        Assert.Equal(FaultCatalog.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_The_Fields_Hold_At_First_Sets_The_Fault(string name)
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var desk = Rendered.DeskOf(discord);
        var board = discord.Server.Services.GetRequiredService<FaultBoard>();
        var draft = DraftOf(name, desk);

        draft.Set(board);

        Assert.False(draft.Failed, draft.Said);
        Assert.Equal(name, Assert.Single(board.All).Name);
    }

    [Fact]
    public async Task A_Value_That_Makes_No_Sense_Is_Refused_And_Said()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var desk = Rendered.DeskOf(discord);
        var board = discord.Server.Services.GetRequiredService<FaultBoard>();
        var draft = DraftOf(FaultCatalog.Latency, desk);

        draft["milliseconds"] = "soon";
        draft.Set(board);
        var refused = draft.Said;
        draft["milliseconds"] = "200";

        Assert.Equal("The field 'milliseconds' is to be a whole number from 50 to 600000; it is \"soon\".", refused);
        Assert.Null(draft.Said);
        Assert.Empty(board.All);
    }

    [Fact]
    public async Task A_Fault_Is_Told_With_Names_Instead_Of_Ids()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var desk = Rendered.DeskOf(discord);
        var board = discord.Server.Services.GetRequiredService<FaultBoard>();
        DraftOf(FaultCatalog.Deny, desk).Set(board);
        DraftOf(FaultCatalog.Fail, desk).Set(board);

        var words = board.All.Select(fault => FaultWords.Of(fault, desk));

        Assert.Equal(["#general · Send messages", "status 503 · POST · /channels/*/messages · waits to strike once"], words);
    }

    private static FaultDraft DraftOf(string name, Desk desk)
    {
        var draft = new FaultDraft(FaultText.Of(name));
        draft.Suggest("channel", $"{desk.Channel!.Id}");
        draft.Suggest("server", $"{desk.Channel.GuildId}");
        draft.Suggest("member", $"{desk.Me.Id}");
        return draft;
    }
}
