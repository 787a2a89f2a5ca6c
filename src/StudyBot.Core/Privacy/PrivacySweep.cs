namespace StudyBot.Core.Privacy;

/// <summary>What is left to do after deletions. Call it every minute or so.</summary>
public sealed class PrivacySweep
{
    private readonly IDeletionStore _store;
    private readonly PostMender _mender;

    internal PrivacySweep(IDeletionStore store, PostMender mender) => (_store, _mender) = (store, mender);

    public async Task RunAsync(CancellationToken stop)
    {
        await _store.SettleAsync(stop);
        await _mender.RunAsync(stop);
    }
}
