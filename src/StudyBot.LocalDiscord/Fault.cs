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
    private TaskCompletionSource _hit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _hits;

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
    public async Task WaitForHitsAsync(int hits, CancellationToken stop)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_hits >= hits)
                {
                    return;
                }

                next = _hit.Task;
            }

            await next.WaitAsync(stop);
        }
    }

    /// <summary>Ends it, and lets go what it holds.</summary>
    public void Release() => _released.TrySetResult();

    internal bool TryHit()
    {
        TaskCompletionSource hit;
        lock (_gate)
        {
            if (_released.Task.IsCompleted || _hits >= Plan.Count)
            {
                return false;
            }

            _hits++;
            hit = _hit;
            _hit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        hit.TrySetResult();
        return true;
    }
}
