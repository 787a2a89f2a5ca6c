using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using StudyBot.Backups;
using StudyBot.Health;

namespace StudyBot.Metrics;

/// <summary>/metrics in Prometheus's format, by OpenTelemetry. Another exporter would stand here and nowhere else.</summary>
internal static class MetricsSetup
{
    // Of what .NET measures by itself, the few that tell of this bot's health.
    private static readonly string[] OfDotNet = [Requests, "dotnet.process.memory.working_set", "dotnet.gc.pause.time", "dotnet.gc.heap.total_allocated"];

    private const string Requests = "http.client.request.duration";

    // A request to Discord is quick, held back by a limit, or in trouble; more steps tell no more.
    private static readonly ExplicitBucketHistogramConfiguration OfRequests = new()
    {
        Boundaries = [0.1, 0.5, 1, 5],
        TagKeys = ["http.request.method", "http.response.status_code", "server.address"],
    };

    public static IServiceCollection AddBotMetrics(this IServiceCollection services)
    {
        services.AddSingleton<BotMetrics>();
        services.AddSingleton<MeasuredHandler>();
        services.AddSingleton<ILoggerProvider, CountedLogs>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("studybot", serviceVersion: BackupManifest.ProgramVersion, autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics
                .AddMeter(BotMetrics.MeterName, "System.Net.Http", "System.Runtime")
                .AddView(instrument => IsWanted(instrument) ? null : MetricStreamConfiguration.Drop)
                .AddView(Requests, OfRequests)
                .AddPrometheusExporter(exporter => exporter.ScopeInfoEnabled = false));
        return services;
    }

    public static void MapMetrics(this WebApplication app)
    {
        var metrics = app.Services.GetRequiredService<BotMetrics>();
        app.Use(async (context, next) =>
        {
            if (context.Request.Path == HealthPaths.Metrics)
            {
                await metrics.RefreshAsync(context.RequestAborted);
            }

            await next(context);
        });
        app.MapPrometheusScrapingEndpoint(HealthPaths.Metrics);
    }

    private static bool IsWanted(Instrument instrument) => instrument.Meter.Name == BotMetrics.MeterName || OfDotNet.Contains(instrument.Name);
}
