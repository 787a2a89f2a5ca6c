using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Failing;

/// <summary>The faults that were set, in order. Those of permissions and members are carried out in the world.</summary>
internal sealed class FaultBoard(World world, Render render)
{
    private const int KeptWhenOver = 100;

    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
    private int _lastId;

    /// <summary>Strikes the gateway's connections at once; false if there are none yet.</summary>
    public Func<FaultPlan, bool> StrikeGateway { get; set; } = _ => false;

    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    public Fault Add(FaultPlan plan)
    {
        Fault fault;
        lock (_gate)
        {
            fault = new Fault(++_lastId, plan);
        }

        WorldFaults.Begin(world, render, fault);
        lock (_gate)
        {
            _faults.RemoveAll(old => old.IsOver && _faults.Count >= KeptWhenOver);
            _faults.Add(fault);
        }

        if (plan.Name is FaultCatalog.CloseGateway or FaultCatalog.Reconnect or FaultCatalog.InvalidSession && StrikeGateway(plan))
        {
            fault.TryHit();
        }

        return fault;
    }

    /// <summary>The first standing fault of one of these names that fits; it has struck once more.</summary>
    public Fault? Take(Func<FaultPlan, bool> fits, params ReadOnlySpan<string> names)
    {
        foreach (var fault in All)
        {
            if (names.Contains(fault.Name) && fits(fault.Plan) && fault.TryHit())
            {
                return fault;
            }
        }

        return null;
    }

    public bool Remove(int id)
    {
        Fault? fault;
        lock (_gate)
        {
            fault = _faults.Find(one => one.Id == id);
            if (fault is null)
            {
                return false;
            }

            _faults.Remove(fault);
        }

        End(fault);
        return true;
    }

    public void Clear()
    {
        Fault[] all;
        lock (_gate)
        {
            all = [.. _faults];
            _faults.Clear();
        }

        Array.ForEach(all, End);
    }

    private void End(Fault fault)
    {
        fault.Release();
        WorldFaults.End(world, render, fault);
    }
}
