using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using StudyBot.Settings;

namespace StudyBot.Hosting;

/// <summary>Logs go to standard error, one line each, as text or as JSON with every value named, so that standard output holds only what was asked for.</summary>
internal static class Logs
{
    private const string FormatSetting = "Logging:Console:FormatterName";
    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static ILoggerFactory ToStandardError() => LoggerFactory.Create(logging => Configure(logging, SettingsFile.Configuration()));

    public static void Configure(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.AddConfiguration(configuration.GetSection("Logging"));
        switch (configuration[FormatSetting])
        {
            case null or "" or ConsoleFormatterNames.Simple:
                logging.AddSimpleConsole(console =>
                {
                    console.SingleLine = true;
                    console.UseUtcTimestamp = true;
                    console.TimestampFormat = Timestamp + " ";
                    console.ColorBehavior = LoggerColorBehavior.Disabled;
                });
                break;
            case ConsoleFormatterNames.Json:
                logging.AddJsonConsole(console =>
                {
                    console.UseUtcTimestamp = true;
                    console.TimestampFormat = Timestamp;
                });
                break;
            case var other:
                throw new CannotStartException($"{FormatSetting} is \"{other}\". Use {ConsoleFormatterNames.Simple} (one line of text each) or {ConsoleFormatterNames.Json} (one JSON object each).");
        }

        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
