using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Metrics;

namespace StudyBot.Hosting;

/// <summary>Keeps the bot connected for as long as the program runs. A connection that cannot be had ends the program.</summary>
internal sealed class ChatService(IChatClient chat, CommandRouter router, MeasuredHandler handler, IHostApplicationLifetime lifetime, ILogger<ChatService> logger) : BackgroundService
{
    /// <summary>Why the program has to end, or null.</summary>
    public Exception? Failure { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await chat.RunAsync(router.Specs, handler, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (Exception failure)
        {
            Failure = failure;
            if (StartFailure.Explain(failure) is null)
            {
                logger.LogCritical(failure, "The connection to Discord ended for a reason that the bot does not know");
            }

            lifetime.StopApplication();
        }
    }
}
