using System.Net;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

/// <summary>
/// Keeps back requests that Discord would refuse again: it bans an address from which 10,000 refused ones come within ten
/// minutes. Instants only grow; thread-safe.
/// </summary>
// https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
internal sealed class RefusalGuard
{
    /// <summary>After this, one request may find out whether things have changed.</summary>
    public static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>Refusals within ten minutes after which nothing is sent.</summary>
    public const int TooMany = 2_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    // Who may not post may still edit, so each route has its own.
    private readonly Dictionary<(string Route, string Target), (TimeSpan Until, Refusal Refusal)> _targets = [];
    private readonly Queue<TimeSpan> _recent = new();
    private (TimeSpan Until, Refusal Refusal)? _token;

    /// <summary>What Discord said the last time, if it is not worth asking again yet.</summary>
    public Refusal? Before(RestRoute route, TimeSpan now)
    {
        lock (_gate)
        {
            while (_recent.TryPeek(out var oldest) && now - oldest >= Window)
            {
                _recent.Dequeue();
            }

            if (route.IsInteraction || route.IsProbe)
            {
                return null;
            }

            if (_recent.Count >= TooMany)
            {
                return new Refusal(HttpStatusCode.TooManyRequests, new ErrorObject { Message = "kept back: too many requests were refused in the last ten minutes" });
            }

            if (_token is { } token && now < token.Until)
            {
                return token.Refusal;
            }

            return route.HasTarget && _targets.TryGetValue((route.Name, route.Major), out var target) && now < target.Until ? target.Refusal : null;
        }
    }

    public void Learn(RestRoute route, Refusal refusal, TimeSpan now)
    {
        lock (_gate)
        {
            if (refusal is { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests, IsShared: false })
            {
                _recent.Enqueue(now);
            }

            if (refusal.Status == HttpStatusCode.Unauthorized && !route.IsInteraction)
            {
                _token = (now + AskAgainAfter, refusal);
            }
            else if (route.HasTarget && IsClosed(refusal))
            {
                _targets[(route.Name, route.Major)] = (now + AskAgainAfter, refusal);
            }
        }
    }

    /// <summary>Requests were answered 429 so often before their last answer.</summary>
    public void Limited(int times, TimeSpan now)
    {
        lock (_gate)
        {
            for (; times > 0; times--)
            {
                _recent.Enqueue(now);
            }
        }
    }

    /// <summary>A request with the token succeeded.</summary>
    public void Succeeded(RestRoute route)
    {
        lock (_gate)
        {
            _token = route.IsInteraction ? _token : null;
        }
    }

    /// <summary>Somebody changed a channel, a role or a server: what was refused may be allowed now.</summary>
    public void AccessMayHaveChanged()
    {
        lock (_gate)
        {
            _targets.Clear();
        }
    }

    private static bool IsClosed(Refusal refusal) =>
        refusal.Status == HttpStatusCode.Forbidden || refusal.Error?.Code is DiscordCode.MissingAccess or DiscordCode.MissingPermissions or DiscordCode.UnknownChannel;
}

internal sealed record Refusal(HttpStatusCode Status, ErrorObject? Error)
{
    /// <summary>A 429 for a limit that others used up.</summary>
    public bool IsShared { get; init; }
}
