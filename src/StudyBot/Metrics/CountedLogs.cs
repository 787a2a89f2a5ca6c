using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace StudyBot.Metrics;

/// <summary>Counts warnings and errors that were logged, so that an alert needs no eye on the log.</summary>
[ProviderAlias("Metrics")]
internal sealed class CountedLogs : ILoggerProvider
{
    private readonly Counter<long> _lines;

    public CountedLogs(IMeterFactory meters) =>
        _lines = meters.Create(BotMetrics.MeterName).CreateCounter<long>("studybot.logged", description: "Warnings and errors in the log.");

    public ILogger CreateLogger(string categoryName) => new Counting(_lines);

    public void Dispose()
    {
    }

    private sealed class Counting(Counter<long> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Add(1, new KeyValuePair<string, object?>("level", logLevel == LogLevel.Warning ? "warning" : "error"));
            }
        }
    }
}
