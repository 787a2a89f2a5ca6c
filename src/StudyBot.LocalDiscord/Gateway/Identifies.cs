using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Gateway;

/// <summary>Counts new sessions a day. It only counts: a local bot may start as often as its author likes.</summary>
internal sealed class Identifies(TimeProvider clock)
{
    private const int ADay = 1000;

    private readonly Lock _gate = new();
    private long _since = clock.GetTimestamp();
    private int _used;

    public JsonObject Json
    {
        get
        {
            lock (_gate)
            {
                Renew();
                var left = TimeSpan.FromDays(1) - clock.GetElapsedTime(_since);
                return new JsonObject { ["total"] = ADay, ["remaining"] = Math.Max(0, ADay - _used), ["reset_after"] = (int)left.TotalMilliseconds, ["max_concurrency"] = 1 };
            }
        }
    }

    public void Count()
    {
        lock (_gate)
        {
            Renew();
            _used++;
        }
    }

    private void Renew()
    {
        if (clock.GetElapsedTime(_since) >= TimeSpan.FromDays(1))
        {
            (_since, _used) = (clock.GetTimestamp(), 0);
        }
    }
}
