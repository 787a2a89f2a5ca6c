using StudyBot.Discord.Gateway;

namespace StudyBot.Discord.Tests.Gateway;

public sealed class GatewayInboxTests
{
    private readonly GatewayInbox _inbox = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Full_Inbox_Takes_No_Frame_Until_One_Is_Done_With_But_Everything_The_Loop_Tells_Itself()
    {
        await FillAsync();
        var next = BringAsync();
        _inbox.Put(1, new GatewayEvent.Tick());
        var first = await _inbox.TakeAsync(Stop);
        var whenTaken = next.IsCompleted;

        _inbox.Free(first, Task.CompletedTask);
        await next;

        Assert.False(whenTaken);
        Assert.Equal(GatewayInbox.Room + 1, await CountAsync());
    }

    [Fact]
    public async Task A_Frame_Takes_Room_For_As_Long_As_What_It_Began_Waits()
    {
        await FillAsync();
        var next = BringAsync();
        var turn = new TaskCompletionSource();

        _inbox.Free(await _inbox.TakeAsync(Stop), turn.Task);
        var whileItWaits = next.IsCompleted;
        turn.SetCanceled(Stop);
        await next;

        Assert.False(whileItWaits);
    }

    [Fact]
    public async Task Whoever_Brings_To_A_Connection_That_Is_Left_Stops_Waiting()
    {
        using var left = new CancellationTokenSource();
        await FillAsync();
        var next = _inbox.BringAsync(1, new GatewayEvent.Closed(null), left.Token);

        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private async Task FillAsync()
    {
        for (var n = 0; n < GatewayInbox.Room; n++)
        {
            await BringAsync();
        }
    }

    private Task BringAsync() => _inbox.BringAsync(1, new GatewayEvent.Closed(null), Stop);

    // Taking waits for ever once nothing is left, so the last one is a mark.
    private async Task<int> CountAsync()
    {
        _inbox.Put(2, new GatewayEvent.Started());
        var count = 0;
        while ((await _inbox.TakeAsync(Stop)).Event is not GatewayEvent.Started)
        {
            count++;
        }

        return count;
    }
}
