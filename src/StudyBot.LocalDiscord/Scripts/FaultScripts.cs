using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Scripts;

/// <summary>Faults as scripts name them.</summary>
internal static class FaultScripts
{
    public static readonly IReadOnlyList<string> Fields =
    [
        "fault", "method", "path", "moment", "count", "seconds", "milliseconds", "status", "code", "message", "scope", "resumable", "event", "server", "channel", "member", "permissions", "limit",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static FaultPlan Read(ScriptBody body)
    {
        var name = body.Text("fault");
        var kind = FaultCatalog.Find(name)
            ?? throw new ActRefusedException($"There is no fault '{name}'. {Guard.Known("There are", FaultCatalog.All.Select(one => one.Name))}");
        var known = (string[])[.. kind.Required, .. kind.Optional];
        if (Fields.FirstOrDefault(field => field != "fault" && body.Has(field) && !known.Contains(field)) is { } stranger)
        {
            throw new ActRefusedException($"The fault '{name}' has no field '{stranger}'. {Guard.Known("It has", known)}");
        }

        if (kind.Required.FirstOrDefault(field => !body.Has(field)) is { } missing)
        {
            throw new ActRefusedException($"The fault '{name}' ({kind.What}) needs the field '{missing}'.");
        }

        return new FaultPlan(name)
        {
            Method = body.Has("method") ? OneOf(body, "method", Methods) : null,
            Path = body.Has("path") ? PathOf(body) : null,
            Moment = body.Has("moment") && OneOf(body, "moment", "before", "after") == "after" ? FaultMoment.After : FaultMoment.Before,
            Count = body.Has("count") ? body.Whole("count", 1, 1_000_000) : kind.Count,
            Seconds = body.Has("seconds") ? body.Number("seconds", 0.001, 3600) : null,
            Milliseconds = body.Has("milliseconds") ? body.Whole("milliseconds", 50, 600_000) : null,
            Status = body.Has("status") ? body.Whole("status", 400, 599) : null,
            Code = body.Has("code") ? CodeOf(body, name) : null,
            Message = body.Has("message") ? body.Text("message") : null,
            Scope = body.Has("scope") ? OneOf(body, "scope", "user", "global", "shared", "cloudflare") : null,
            Resumable = body.Has("resumable") ? body.Flag("resumable") : null,
            Event = body.Has("event") ? body.Text("event") : null,
            Server = body.Has("server") ? body.Id("server").ToString() : null,
            Channel = body.Has("channel") ? body.Id("channel").ToString() : null,
            Member = body.Has("member") ? body.Id("member").ToString() : null,
            Permissions = body.Has("permissions") ? body.Texts("permissions") : null,
            Limit = body.Has("limit") ? body.Whole("limit", 1, 100_000) : null,
        };
    }

    public static JsonObject Of(Fault fault)
    {
        var plan = fault.Plan;
        var json = new JsonObject { ["id"] = fault.Id, ["fault"] = plan.Name };
        foreach (var (name, value) in (ReadOnlySpan<(string, JsonNode?)>)
            [
                ("method", plan.Method), ("path", plan.Path), ("moment", plan.Moment == FaultMoment.After ? "after" : null), ("count", plan.Count), ("seconds", plan.Seconds),
                ("milliseconds", plan.Milliseconds), ("status", plan.Status), ("code", plan.Code), ("message", plan.Message), ("scope", plan.Scope), ("resumable", plan.Resumable),
                ("event", plan.Event), ("server", plan.Server), ("channel", plan.Channel), ("member", plan.Member), ("limit", plan.Limit),
                ("permissions", plan.Permissions is { } names ? Render.Array(names.Select(permission => JsonValue.Create(permission))) : null),
            ])
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        json["hits"] = fault.Hits;
        json["holding"] = fault.Holding;
        json["over"] = fault.IsOver;
        return json;
    }

    private static string OneOf(ScriptBody body, string field, params string[] allowed)
    {
        var text = body.Text(field);
        return allowed.FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ActRefusedException($"The field '{field}' is to be one of {string.Join(", ", allowed)}; it is '{text}'.");
    }

    private static string PathOf(ScriptBody body)
    {
        var path = body.Text("path");
        return path.StartsWith('/') && !path.StartsWith("/api", StringComparison.Ordinal)
            ? path
            : throw new ActRefusedException($"The field 'path' starts with '/' and leaves out '/api/v10', such as '/channels/*/messages'; it is '{path}'.");
    }

    private static int CodeOf(ScriptBody body, string fault)
    {
        if (fault != FaultCatalog.CloseGateway)
        {
            return body.Whole("code", 0, 999_999);
        }

        var code = body.Whole("code", 1000, 4999);
        return code is 1000 or 1001 or >= 3000
            ? code
            : throw new ActRefusedException($"The field 'code' is to be 1000, 1001 or from 3000 to 4999, as WebSockets can send no other; it is {code}.");
    }
}
