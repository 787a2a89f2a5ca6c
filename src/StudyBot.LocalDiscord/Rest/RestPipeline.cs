using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Recording;
using StudyBot.LocalDiscord.Rest.Routes;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Rest;

/// <summary>The way of every request to the API: read, faults before, credentials, limits, the route, faults after, answer.</summary>
internal sealed class RestPipeline(IEnumerable<IRoutes> chapters, World world, RequestFaults faults, RateLimits limits, Recorder recorder, ILogger<RestPipeline> logger)
{
    private const string OriginalPath = "OriginalPath";
    // https://docs.discord.com/developers/topics/rate-limits: each channel, server and webhook has buckets of its own.
    private static readonly string[] MajorParameters = ["channel", "guild", "token"];
    private static readonly RestRoute Nowhere = new("*", "", _ => throw DiscordErrorException.NotFound, NeedsToken: false);

    /// <summary>Drops the version: v10, v9 and none are served alike.</summary>
    public static void DropVersion(HttpContext context)
    {
        var path = context.Request.Path;
        foreach (var prefix in (ReadOnlySpan<string>)["/api/v10", "/api/v9"])
        {
            if (path.StartsWithSegments(prefix, out var rest))
            {
                context.Items[OriginalPath] = path.Value;
                context.Request.Path = "/api" + rest;
                return;
            }
        }
    }

    public void Map(WebApplication app)
    {
        foreach (var route in chapters.SelectMany(chapter => chapter.All))
        {
            app.MapMethods("/api/" + route.Template, [route.Method], context => ServeAsync(context, route));
        }

        app.Map("/api/{**rest}", context => ServeAsync(context, Nowhere));
    }

    private async Task ServeAsync(HttpContext context, RestRoute route)
    {
        var request = context.Request;
        var path = request.Path.Value!["/api".Length..];
        var call = new RestCall(request.Method, path, context, null, []);
        try
        {
            (call, var answer) = await AnswerAsync(context, route, call);
            recorder.Rest(call, (string?)context.Items[OriginalPath] ?? request.Path.Value, request.QueryString.Value, answer);
            answer = await faults.StrikeAsync(context, call.Method, path, FaultMoment.After) ?? answer;
            await WriteAsync(context.Response, answer);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The bot hung up, or was cut off by a fault.
        }
    }

    private async Task<(RestCall Call, RestAnswer Answer)> AnswerAsync(HttpContext context, RestRoute route, RestCall call)
    {
        try
        {
            var (json, files) = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
            call = call with { Body = json, Files = files };
            if (await faults.StrikeAsync(context, call.Method, call.Path, FaultMoment.Before) is { } instead)
            {
                return (call, instead);
            }

            call = call with { ArrivedAt = world.Clock.GetTimestamp() };

            if (route.NeedsToken && context.Request.Headers.Authorization != $"Bot {world.BotToken}")
            {
                throw DiscordErrorException.Unauthorized;
            }

            var major = string.Join('/', MajorParameters.Select(name => context.Request.RouteValues.GetValueOrDefault(name)));
            var (headers, refusal) = limits.Count(route, call.Method, call.Path, major);
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            return (call, refusal ?? route.Handle(call));
        }
        catch (DiscordErrorException error)
        {
            return (call, new RestAnswer(error.Status, error.Json));
        }
        catch (BadHttpRequestException)
        {
            return (call, new RestAnswer(400, DiscordErrorException.InvalidJson.Json));
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(failure, "The local Discord failed on {Method} {Route}", call.Method, route.Template);
            return (call, new RestAnswer(500, new JsonObject { ["message"] = "500: Internal Server Error", ["code"] = 0 }));
        }
    }

    private static async Task WriteAsync(HttpResponse response, RestAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Html is not null)
        {
            response.ContentType = "text/html; charset=UTF-8";
            await response.WriteAsync(answer.Html);
        }
        else if (answer.Body is not null)
        {
            response.ContentType = "application/json";
            await response.WriteAsync(answer.Body.ToJsonString(Json.Compact));
        }
    }
}
