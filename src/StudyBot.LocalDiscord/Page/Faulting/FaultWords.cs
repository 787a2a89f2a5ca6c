using System.Globalization;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page.Faulting;

/// <summary>What a fault strikes, in a few words.</summary>
internal static class FaultWords
{
    public static string Of(FaultDraft draft, Desk desk) => Join(draft.Fields.Select(field => Word(field, draft[field], desk)));

    public static string Of(Fault fault, Desk desk)
    {
        var plan = fault.Plan;
        return Join(
        [
            Word("code", plan.Code?.ToString(CultureInfo.InvariantCulture), desk),
            Word("status", plan.Status?.ToString(CultureInfo.InvariantCulture), desk),
            Word("limit", plan.Limit?.ToString(CultureInfo.InvariantCulture), desk),
            Word("seconds", plan.Seconds?.ToString(CultureInfo.InvariantCulture), desk),
            Word("milliseconds", plan.Milliseconds?.ToString(CultureInfo.InvariantCulture), desk),
            Word("scope", plan.Scope, desk),
            Word("method", plan.Method, desk),
            Word("path", plan.Path, desk),
            Word("event", plan.Event, desk),
            Word("channel", plan.Channel, desk),
            Word("server", plan.Server, desk),
            Word("member", plan.Member, desk),
            Word("permissions", plan.Permissions is { } names ? string.Join(' ', names) : null, desk),
            Struck(fault),
            fault.Holding > 0 ? $"holds {fault.Holding}" : "",
        ]);
    }

    private static string Struck(Fault fault) => (fault.Plan.Count, fault.Hits) switch
    {
        _ when fault.Name is FaultCatalog.Deny or FaultCatalog.Outage or FaultCatalog.RemoveMember => "",
        ({ } count, 0) => count == 1 ? "waits to strike once" : $"waits to strike {count} times",
        ({ } count, var hits) => $"struck {hits} of {count} times",
        (_, 0) => "",
        (_, 1) => "struck once",
        (_, var hits) => $"struck {hits} times",
    };

    private static string Join(IEnumerable<string> words) => string.Join(" · ", words.Where(word => word.Length > 0));

    private static string Word(string field, string? value, Desk desk) => (field, value) switch
    {
        (_, null or "") => "",
        ("code" or "status", _) => $"{field} {value}",
        ("seconds", _) => $"{value} s",
        ("milliseconds", _) => $"{value} ms",
        ("limit", _) => $"{value} requests",
        ("count", "1") => "once",
        ("count", _) => $"{value} times",
        ("scope", _) => $"limit: {FaultFields.ChoicesOf(field).First(choice => choice.Value == value).Label}",
        ("moment", _) => value == "after" ? "after its effect" : "",
        ("resumable", _) => value == "true" ? "may resume" : "starts anew",
        ("channel", _) => NameOf(value, id => desk.World.Read(state => state.Channels.GetValueOrDefault(id)) is { } channel ? $"#{channel.Name}" : null),
        ("server", _) => NameOf(value, id => desk.World.Read(state => state.Guilds.GetValueOrDefault(id))?.Name),
        ("member", _) => NameOf(value, desk.NameOf),
        ("permissions", _) => string.Join(", ", value.Split(' ').Select(name => FaultFields.Permissions.FirstOrDefault(one => one.Name == name).Label ?? name)),
        _ => value,
    };

    private static string NameOf(string id, Func<Snowflake, string?> find) => (Snowflake.TryParse(id, out var known) ? find(known) : null) ?? id;
}
