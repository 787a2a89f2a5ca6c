using StudyBot.Core.Chat;

namespace StudyBot.Core.Tests.Privacy;

public sealed class UnderWayTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly UnderWay _underWay = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Deletion_Waits_For_What_Is_Still_Answered_And_Holds_Back_What_Comes()
    {
        var click = (await _underWay.EnterAsync(By(1, Noon), Stop))!;
        using var form = await _underWay.EnterAsync(By(1, Noon.AddSeconds(1)), Stop);

        var waiting = _underWay.AloneAsync(By(1, Noon.AddSeconds(1)), Long, Stop);
        var next = _underWay.EnterAsync(By(1, Noon.AddSeconds(2)), Stop);
        using var other = await _underWay.EnterAsync(By(2, Noon), Stop);
        var (waited, held) = (!waiting.IsCompleted, !next.IsCompleted);
        click.Dispose();
        using (var alone = (await waiting)!)
        {
            alone.Deleted = true;
        }

        Assert.True(waited && held);
        Assert.NotNull(other);
        Assert.NotNull(await next);
        Assert.Null(await _underWay.EnterAsync(By(1, Noon.AddSeconds(0.5)), Stop));
    }

    [Fact]
    public async Task What_Never_Ends_Keeps_A_Deletion_From_Happening_And_Nothing_Else()
    {
        using var click = await _underWay.EnterAsync(By(1, Noon), Stop);
        using var form = await _underWay.EnterAsync(By(1, Noon), Stop);

        var alone = await _underWay.AloneAsync(By(1, Noon), TimeSpan.Zero, Stop);
        using var next = await _underWay.EnterAsync(By(1, Noon), Stop);

        Assert.Null(alone);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Two_Deletions_Of_The_Same_Member_Do_Not_Wait_For_Each_Other()
    {
        using var first = await _underWay.EnterAsync(By(1, Noon), Stop);
        using var second = await _underWay.EnterAsync(By(1, Noon), Stop);
        var waiting = _underWay.AloneAsync(By(1, Noon), Long, Stop);

        var other = await _underWay.AloneAsync(By(1, Noon), Long, Stop);
        second!.Dispose();

        Assert.Null(other);
        Assert.NotNull(await waiting);
    }

    private static ButtonPressed By(ulong member, DateTimeOffset at) => new(
        "1", new Member(new MemberId(member), "Ada", []), new Place(new ServerId(1), new ChannelId(2), null, ChannelAbilities.None), "en-US", at, "forget:typed", null);
}
