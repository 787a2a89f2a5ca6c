using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Discord.Interactions;

namespace StudyBot.Discord.Tests.Interactions;

public sealed class TurnsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly LoggedLines _log = new();
    private readonly Turns _turns;

    public TurnsTests() => _turns = new Turns(2, _time, _log);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turns_Are_Handed_On_In_The_Order_Of_Arrival()
    {
        var turns = Enumerable.Range(0, 4).Select(_ => TakeAsync()).ToArray();
        var atFirst = turns.Select(turn => turn.IsCompleted).ToArray();

        _turns.GiveBack();
        var third = await turns[2];
        var fourthWaits = !turns[3].IsCompleted;
        _turns.GiveBack();

        Assert.Equal([true, true, false, false], atFirst);
        Assert.True(third);
        Assert.True(fourthWaits);
        Assert.True(await turns[3]);
        Assert.Empty(_log.All);
    }

    [Fact]
    public async Task Those_That_Discord_Would_Not_Take_Any_More_Are_Left_Out_And_Logged_Together()
    {
        await Task.WhenAll(TakeAsync(), TakeAsync());
        Task<bool>[] first = [TakeAsync(), TakeAsync(), TakeAsync()];
        _time.Advance(TimeSpan.FromSeconds(1));
        Task<bool>[] later = [TakeAsync(), TakeAsync()];

        _time.Advance(AnswerDeadlines.FormWithin - TimeSpan.FromSeconds(1));
        var ofFirst = await Task.WhenAll(first);
        var laterWait = later.All(turn => !turn.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var ofLater = await Task.WhenAll(later);
        var before = _log.All.Count;
        _time.Advance(Turns.OneLinePer);

        Assert.All(ofFirst.Concat(ofLater), Assert.False);
        Assert.True(laterWait);
        Assert.Equal(0, before);
        var (level, text) = Assert.Single(_log.All);
        Assert.Equal(LogLevel.Warning, level);
        Assert.StartsWith("5 interactions were left out", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_That_Was_Left_Out_Keeps_Nobody_From_A_Turn()
    {
        await Task.WhenAll(TakeAsync(), TakeAsync());
        var late = TakeAsync();
        _time.Advance(AnswerDeadlines.FormWithin);
        await late;

        _turns.GiveBack();
        var next = await TakeAsync();
        _turns.Dispose();

        Assert.True(next);
        Assert.StartsWith("1 interactions", Assert.Single(_log.All).Text, StringComparison.Ordinal);
    }

    public void Dispose() => _turns.Dispose();

    private Task<bool> TakeAsync() => _turns.TakeAsync(_time.GetTimestamp(), Stop);
}
