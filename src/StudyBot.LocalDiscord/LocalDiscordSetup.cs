using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Gateway;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Page;
using StudyBot.LocalDiscord.Recording;
using StudyBot.LocalDiscord.Rest;
using StudyBot.LocalDiscord.Rest.Routes;
using StudyBot.LocalDiscord.Scripts;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord;

/// <summary>Puts the web application together; neither settings files nor the environment change it.</summary>
internal static class LocalDiscordSetup
{
    public static WebApplication Build(World world, Recorder recorder, ILoggerFactory loggers, IPAddress address, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address, port);
        });
        AddServices(builder.Services, world, recorder, loggers);
        var app = builder.Build();
        Connect(app.Services, world);
        Map(app, new HostGuard(anyHost: !IPAddress.IsLoopback(address)));
        return app;
    }

    private static void AddServices(IServiceCollection services, World world, Recorder recorder, ILoggerFactory loggers)
    {
        services.AddRoutingCore();
        services.AddSingleton<ILoggerFactory>(new QuietLoggers(loggers));
        services.TryAddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.AddSingleton<TimeProvider>(world.Clock);
        // As instances, so that the container does not dispose them: they outlive an attempt to listen.
        services.AddSingleton(world);
        services.AddSingleton(recorder);
        services.AddSingleton<Render>();
        services.AddSingleton<MemberActs>();
        services.AddSingleton<Composer>();
        services.AddSingleton<FaultBoard>();
        services.AddSingleton<Faults>(provider => new Faults(provider.GetRequiredService<FaultBoard>()));
        services.AddSingleton<RequestFaults>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<Identifies>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<GatewayEndpoint>();
        services.AddSingleton<RestPipeline>();
        services.AddSingleton<ScriptApi>();
        services.AddSingleton<IRoutes, MetaRoutes>();
        services.AddSingleton<IRoutes, CommandRoutes>();
        services.AddSingleton<IRoutes, CallbackRoutes>();
        services.AddSingleton<IRoutes, WebhookRoutes>();
        services.AddSingleton<IRoutes, MessageRoutes>();
        services.AddSingleton<IRoutes, ChannelRoutes>();
        services.AddSingleton<IRoutes, GuildRoutes>();
        services.AddSingleton(provider => new BotPresence(() => provider.GetRequiredService<GatewayEndpoint>().HasBot));
        services.AddPage();
    }

    private static void Connect(IServiceProvider services, World world)
    {
        world.Dispatched = services.GetRequiredService<Sessions>().Deliver;
        services.GetRequiredService<FaultBoard>().StrikeGateway = services.GetRequiredService<GatewayEndpoint>().Strike;
    }

    private static void Map(WebApplication app, HostGuard guard)
    {
        var gateway = app.Services.GetRequiredService<GatewayEndpoint>();
        var stopping = app.Lifetime.ApplicationStopping;
        app.UseWebSockets();
        app.Use(async (context, next) =>
        {
            if (guard.Refuse(context.Request) is { } reason)
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                await context.Response.WriteAsync(reason);
                return;
            }

            RestPipeline.DropVersion(context);
            await next(context);
        });
        app.Use((context, next) => GatewayEndpoint.IsGateway(context.Request) ? gateway.AcceptAsync(context, stopping) : next(context));
        app.UseRouting();
        app.Services.GetRequiredService<RestPipeline>().Map(app);
        app.Services.GetRequiredService<ScriptApi>().Map(app);
        AttachmentFiles.Map(app);
        app.MapPage();
    }

    // The program that hosts this server decides about Ctrl+C.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
