using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StudyBot.Health;

/// <summary>What the running bot says of itself; see <see cref="HealthPaths"/>.</summary>
internal static class HealthSetup
{
    private const string Ready = "ready";
    private const string Boards = "boards";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<ConnectionCheck>("discord", tags: [Ready])
            .AddCheck<DatabaseCheck>("database", tags: [Ready])
            .AddCheck<ScheduleCheck>("schedule", tags: [Ready])
            .AddCheck<PostsCheck>("posts", tags: [Ready])
            .AddCheck<BoardsCheck>(Boards, tags: [Boards]);
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(HealthPaths.Live, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(HealthPaths.Ready, Tagged(Ready));
        app.MapHealthChecks(HealthPaths.Boards, Tagged(Boards));
    }

    private static HealthCheckOptions Tagged(string tag) => new()
    {
        Predicate = check => check.Tags.Contains(tag),
        ResponseWriter = async (context, report) =>
        {
            context.Response.ContentType = MediaTypeNames.Text.Plain + "; charset=utf-8";
            foreach (var (name, entry) in report.Entries)
            {
                await context.Response.WriteAsync($"{name}: {entry.Description ?? "ok"}\n", context.RequestAborted);
            }
        },
    };
}
