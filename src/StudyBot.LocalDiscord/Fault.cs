using StudyBot.LocalDiscord.Failing;

namespace StudyBot.LocalDiscord;

/// <summary>When a fault strikes a request.</summary>
public enum FaultMoment
{
    /// <summary>Nothing has happened yet.</summary>
    Before,

    /// <summary>It took effect; only its answer is missing.</summary>
    After,
}

/// <summary>A fault that was set, and what it has done so far.</summary>
public sealed class Fault
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _hits;
    private int _holding;

    internal Fault(int id, FaultPlan plan)
    {
        Id = id;
        Plan = plan;
    }

    public int Id { get; }

    public string Name => Plan.Name;

    /// <summary>How often it has struck.</summary>
    public int Hits
    {
        get
        {
            lock (_gate)
            {
                return _hits;
            }
        }
    }

    /// <summary>How many requests it holds right now.</summary>
    public int Holding
    {
        get
        {
            lock (_gate)
            {
                return _holding;
            }
        }
    }

    /// <summary>It stands no more: cleared, or used up.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
            {
                return _released.Task.IsCompleted || _hits >= Plan.Count;
            }
        }
    }

    internal FaultPlan Plan { get; }

    internal Task Released => _released.Task;

    /// <summary>Completes once it has struck so often.</summary>
    public Task WaitForHitsAsync(int hits, CancellationToken stop) => WaitAsync(() => _hits >= hits, stop);

    /// <summary>Completes once no request is held: each was released, or whoever sent it is gone.</summary>
    public Task WaitForNoneHeldAsync(CancellationToken stop) => WaitAsync(() => _holding == 0, stop);

    /// <summary>Ends it, and lets go what it holds.</summary>
    public void Release() => _released.TrySetResult();

    internal bool TryHit()
    {
        lock (_gate)
        {
            if (_released.Task.IsCompleted || _hits >= Plan.Count)
            {
                return false;
            }

            _hits++;
            _holding += Plan.Name == FaultCatalog.Hold ? 1 : 0;
        }

        Changed();
        return true;
    }

    internal void LetGo()
    {
        lock (_gate)
        {
            _holding--;
        }

        Changed();
    }

    private async Task WaitAsync(Func<bool> reached, CancellationToken stop)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (reached())
                {
                    return;
                }

                next = _changed.Task;
            }

            await next.WaitAsync(stop);
        }
    }

    private void Changed()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
    }
}
