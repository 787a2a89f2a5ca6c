using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Rest.Routes;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Scripts;

/// <summary>The HTTP API for tests and scripts, under /local/v1; docs/local-discord.md shows every route.</summary>
internal sealed class ScriptApi(MemberActs acts, World world, Render render, FaultBoard faults, ILogger<ScriptApi> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly ScriptJson _json = new(world, render);

    public void Map(WebApplication app)
    {
        MapWorld(app);
        MapMembers(app);
        MapFaults(app);
        Map(app, "GET", "bot", [], (_, request) => Answer(new JsonObject
        {
            ["application"] = world.Bot.Id.ToString(),
            ["token"] = world.BotToken,
            ["api"] = $"http://{request.Host}/api/v10",
            ["gateway"] = MetaRoutes.GatewayUrl(request.HttpContext),
        }));
        app.Map("/local/v1/{**rest}", context => WriteAsync(context, 404, Error($"There is no {context.Request.Method} {context.Request.Path}. docs/local-discord.md lists the routes.")));
    }

    private void MapWorld(WebApplication app)
    {
        Map(app, "GET", "servers", [], (_, _) => Answer(Render.Array(acts.Servers().Select(ScriptJson.Of))));
        Map(app, "POST", "servers", ["name"], (body, _) => Answer(ScriptJson.Of(acts.AddServer(body.Text("name")))));
        Map(app, "PUT", "servers/{server}/bot", null, (_, request) => Done(() => acts.AddBot(Id(request, "server"))));
        Map(app, "DELETE", "servers/{server}/bot", null, (_, request) => Done(() => acts.RemoveBot(Id(request, "server"))));
        Map(app, "GET", "channels", [], (_, request) => Answer(Render.Array(acts.Channels(Optional(request, "server")).Select(ScriptJson.Of))));
        Map(app, "POST", "channels", ["server", "name"], (body, _) => Answer(ScriptJson.Of(acts.AddChannel(body.Id("server"), body.Text("name")))));
        Map(app, "DELETE", "channels/{channel}", null, (_, request) => Done(() => acts.RemoveChannel(Id(request, "channel"))));
        Map(app, "PATCH", "channels/{channel}", ["archived", "locked"], (body, request) => Answer(ScriptJson.Of(acts.ChangeThread(
            Id(request, "channel"), body.Has("archived") ? body.Flag("archived") : null, body.Has("locked") ? body.Flag("locked") : null))));
        Map(app, "GET", "roles", [], (_, request) => Answer(Render.Array(acts.Servers().Where(server => Optional(request, "server") is not { } wanted || wanted == server.Id).SelectMany(server => acts.RolesOf(server.Id)).Select(ScriptJson.Of))));
        Map(app, "GET", "clock", [], (_, _) => Answer(Clock()));
        Map(app, "POST", "clock", ["advance"], (body, _) =>
        {
            acts.Advance(Duration(body.Text("advance")));
            return Answer(Clock());
        });
    }

    private void MapMembers(WebApplication app)
    {
        Map(app, "GET", "members", [], (_, _) => Answer(Render.Array(acts.People().Select(_json.Of))));
        Map(app, "POST", "members", ["name", "server"], (body, _) => Answer(_json.Of(acts.Join(body.Text("name"), body.Has("server") ? body.Id("server") : null))));
        Map(app, "PATCH", "members/{member}", ["locale"], (body, request) => Answer(_json.Of(acts.Speak(Member(request), body.Text("locale")))));
        Map(app, "DELETE", "members/{member}", null, (_, request) => Done(() => acts.Leave(Member(request), Optional(request, "server"))));
        Map(app, "PUT", "members/{member}/roles/{role}", null, (_, request) => Done(() => acts.GiveRole(Member(request), Id(request, "role"))));
        Map(app, "DELETE", "members/{member}/roles/{role}", null, (_, request) => Done(() => acts.TakeRole(Member(request), Id(request, "role"))));

        Map(app, "GET", "members/{member}/commands", [], (_, request) => Answer(new JsonObject
        {
            ["commands"] = Render.Array(acts.Offered(Member(request), Required(request, "channel")).Select(ScriptJson.Of)),
            ["messageCommands"] = Render.Array(acts.OfferedOnMessages(Member(request), Required(request, "channel")).Select(command => JsonValue.Create(command.Name))),
        }));
        Map(app, "POST", "members/{member}/commands", ["channel", "name", "options"], async (body, request) =>
            _json.Of(await acts.RunAsync(Member(request), body.Id("channel"), body.Text("name"), body.Map("options"), Gone(request))));
        Map(app, "POST", "members/{member}/autocomplete", ["channel", "name", "option", "value", "options"], async (body, request) =>
            _json.Of(await acts.CompleteAsync(Member(request), body.Id("channel"), body.Text("name"), body.Text("option"), body.Text("value"), body.Map("options"), Gone(request))));
        Map(app, "POST", "members/{member}/message-commands", ["message", "name"], async (body, request) =>
            _json.Of(await acts.RunOnMessageAsync(Member(request), body.Id("message"), body.Text("name"), Gone(request))));
        Map(app, "POST", "members/{member}/clicks", ["message", "customId"], async (body, request) =>
            _json.Of(await acts.ClickAsync(Member(request), body.Id("message"), body.Text("customId"), Gone(request))));
        Map(app, "POST", "members/{member}/selects", ["message", "customId", "values"], async (body, request) =>
            _json.Of(await acts.SelectAsync(Member(request), body.Id("message"), body.Text("customId"), body.Texts("values"), Gone(request))));
        Map(app, "GET", "members/{member}/modals", [], (_, request) => Answer(Render.Array(acts.OpenModals(Member(request)).Select(ScriptJson.Of))));
        Map(app, "POST", "members/{member}/modals", ["modal", "values"], async (body, request) =>
            _json.Of(await acts.SubmitAsync(Member(request), body.Id("modal"), body.TextMap("values"), Gone(request))));
        Map(app, "DELETE", "members/{member}/modals/{modal}", null, (_, request) => Done(() => acts.Dismiss(Member(request), Id(request, "modal"))));

        Map(app, "GET", "members/{member}/messages", [], (_, request) => Answer(Render.Array(
            acts.Seen(Member(request), Required(request, "channel"), Optional(request, "after"), Limit(request)).Select(_json.Of))));
        Map(app, "POST", "members/{member}/messages", ["channel", "content"], (body, request) => Answer(_json.Of(acts.Say(Member(request), body.Id("channel"), body.Text("content")))));
        Map(app, "DELETE", "members/{member}/messages/{message}", null, (_, request) => Done(() => acts.Delete(Member(request), Id(request, "message"))));
    }

    private void MapFaults(WebApplication app)
    {
        Map(app, "GET", "faults", [], (_, _) => Answer(Render.Array(faults.All.Select(FaultScripts.Of))));
        Map(app, "POST", "faults", FaultScripts.Fields, (body, _) => Answer(FaultScripts.Of(faults.Add(FaultScripts.Read(body)))));
        Map(app, "DELETE", "faults", null, (_, _) => Done(faults.Clear));
        Map(app, "GET", "faults/{fault}", [], WaitForFaultAsync);
        Map(app, "DELETE", "faults/{fault}", null, (_, request) => Done(() =>
        {
            if (!faults.Remove(FaultOf(request).Id))
            {
                throw NoFault(request);
            }
        }));
    }

    private async Task<JsonNode?> WaitForFaultAsync(ScriptBody body, HttpRequest request)
    {
        var fault = FaultOf(request);
        try
        {
            if (request.Query["waitHits"] is [{ } text])
            {
                var hits = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ActRefusedException($"The query 'waitHits' is to be a number; it is '{text}'.");
                await fault.WaitForHitsAsync(hits, Gone(request)).WaitAsync(LongestWait, world.Clock, Gone(request));
            }

            if (request.Query["waitHolding"] is [{ } none])
            {
                await (none == "0" ? fault.WaitForNoneHeldAsync(Gone(request)) : throw new ActRefusedException($"The query 'waitHolding' is to be 0; it is '{none}'.")).WaitAsync(LongestWait, world.Clock, Gone(request));
            }
        }
        catch (TimeoutException)
        {
            throw new ActRefusedException($"After {LongestWait.TotalSeconds:0} s fault {fault.Id} ({fault.Name}) has struck {fault.Hits} times and holds {fault.Holding}. Check its method and path against the requests that the bot sends.");
        }

        return FaultScripts.Of(fault);
    }

    private Fault FaultOf(HttpRequest request) =>
        faults.All.FirstOrDefault(fault => fault.Id.ToString(CultureInfo.InvariantCulture) == (string?)request.RouteValues["fault"]) ?? throw NoFault(request);

    private static ActRefusedException NoFault(HttpRequest request) => new($"There is no fault {request.RouteValues["fault"]}. GET /local/v1/faults lists them.", unknown: true);

    private JsonObject Clock() => new() { ["now"] = Render.Time(world.Clock.GetUtcNow()), ["offset"] = XmlConvert.ToString(world.Clock.Offset) };

    private static TimeSpan Duration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            throw new ActRefusedException($"'{text}' is not a duration. Write it as in ISO 8601: PT90S, PT15M, PT1H, P1D.");
        }
    }

    private static Snowflake Member(HttpRequest request) => Id(request, "member");

    private static Snowflake Id(HttpRequest request, string name) => Snowflake.TryParse((string?)request.RouteValues[name], out var id)
        ? id
        : throw new ActRefusedException($"'{request.RouteValues[name]}' is not the id of a {name}. GET /local/v1/{name}s lists them.");

    private static Snowflake Required(HttpRequest request, string name) => Optional(request, name) ?? throw new ActRefusedException($"The query '{name}' is missing: ?{name}=<id>.");

    private static Snowflake? Optional(HttpRequest request, string name) => request.Query[name] is not [{ Length: > 0 } text] ? null
        : Snowflake.TryParse(text, out var id) ? id
        : throw new ActRefusedException($"The query '{name}' is to be an id; it is '{text}'.");

    private static int Limit(HttpRequest request) => request.Query["limit"] is not [{ } text] ? 100
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= 1000 ? limit
        : throw new ActRefusedException($"The query 'limit' is to be a number from 1 to 1000; it is '{text}'.");

    private static CancellationToken Gone(HttpRequest request) => request.HttpContext.RequestAborted;

    private static Task<JsonNode?> Answer(JsonNode? json) => Task.FromResult(json);

    private static Task<JsonNode?> Done(Action act)
    {
        act();
        return Task.FromResult<JsonNode?>(null);
    }

    private static JsonObject Error(string message) => new() { ["error"] = message };

    /// <param name="fields">Of the body of a POST or PATCH; ignored otherwise.</param>
    private void Map(WebApplication app, string method, string path, IReadOnlyList<string>? fields, Func<ScriptBody, HttpRequest, Task<JsonNode?>> act) =>
        app.MapMethods("/local/v1/" + path, [method], async context =>
        {
            try
            {
                var body = method is "POST" or "PATCH" ? await ScriptBody.ReadAsync(context.Request, fields ?? []) : null!;
                var json = await act(body, context.Request);
                await WriteAsync(context, json is null ? 204 : 200, json);
            }
            catch (ActRefusedException refused)
            {
                await WriteAsync(context, refused.Unknown ? 404 : 400, Error(refused.Message));
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The script hung up.
            }
            catch (Exception failure)
            {
                logger.LogError(failure, "The local Discord failed on {Method} /local/v1/{Path}", method, path);
                await WriteAsync(context, 500, Error("The local Discord failed on this; its log says why."));
            }
        });

    private static async Task WriteAsync(HttpContext context, int status, JsonNode? json)
    {
        context.Response.StatusCode = status;
        if (json is not null)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(json.ToJsonString(Json.Indented) + "\n");
        }
    }
}
