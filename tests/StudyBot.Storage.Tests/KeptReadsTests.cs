namespace StudyBot.Storage.Tests;

public sealed class KeptReadsTests
{
    private readonly KeptReads _kept = new(keeps: true);
    private int _reads;

    [Fact]
    public async Task What_Was_Read_Is_Not_Read_Again_Until_Something_Is_Written()
    {
        Assert.Equal((1, 1), (await ReadAsync("courses", 1), await ReadAsync("courses", 1)));
        Assert.Equal((2, 3), (await ReadAsync("courses", 2), await ReadAsync("questions", 1)));

        _kept.Forget();

        Assert.Equal((4, 4), (await ReadAsync("courses", 1), await ReadAsync("courses", 1)));
    }

    [Fact]
    public async Task What_Is_Written_During_A_Read_Makes_Its_Result_Too_Old()
    {
        await _kept.GetAsync("courses", 1, () =>
        {
            _kept.Forget();
            return Task.FromResult(++_reads);
        });

        Assert.Equal(2, await ReadAsync("courses", 1));
    }

    [Fact]
    public async Task Where_Another_Process_Writes_Nothing_Is_Kept()
    {
        var kept = new KeptReads(keeps: false);

        await kept.GetAsync("courses", 1, () => Task.FromResult(++_reads));

        Assert.Equal(2, await kept.GetAsync("courses", 1, () => Task.FromResult(++_reads)));
    }

    [Fact]
    public async Task A_Read_That_Fails_Is_Tried_Again()
    {
        await Assert.ThrowsAsync<StorageException>(() => _kept.GetAsync<string>("courses", 1, () => throw new StorageException("Locked.")));

        Assert.Equal(1, await ReadAsync("courses", 1));
    }

    private Task<int> ReadAsync(string what, long of) => _kept.GetAsync(what, of, () => Task.FromResult(++_reads));
}
