using System.Diagnostics.Metrics;
using StudyBot.Backups;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Metrics;

/// <summary>The bot in figures; the README lists them. What stands in the database is read when somebody asks for them.</summary>
internal sealed class BotMetrics
{
    public const string MeterName = "StudyBot";

    // Discord wants an answer within 3 seconds.
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3];

    private readonly IDailyFigures _daily;
    private readonly BotSettings _settings;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _interactions;
    private volatile DailyFigures? _figures;

    public BotMetrics(IMeterFactory meters, IChatClient chat, IDailyFigures daily, BotSettings settings, TimeProvider time)
    {
        (_daily, _settings, _time) = (daily, settings, time);
        var meter = meters.Create(MeterName);
        _interactions = meter.CreateHistogram(
            "studybot.interaction.duration", "s", "Time from an interaction to its response, without the way to Discord.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        meter.CreateObservableGauge("studybot.connected", () => chat.Status.Ready ? 1 : 0, description: "1 while connected to Discord.");
        meter.CreateObservableGauge("studybot.servers", () => chat.Status.Servers, description: "Servers that the bot is in.");
        meter.CreateObservableGauge("studybot.courses", Courses, description: "Courses by state.");
        meter.CreateObservableGauge("studybot.open_questions", () => Of(figures => figures.OpenQuestions), description: "Daily questions that take answers.");
        meter.CreateObservableGauge("studybot.overdue_questions", () => Of(figures => figures.Overdue), description: "Daily questions that should have been posted.");
        meter.CreateObservableGauge("studybot.last_post.age", () => Age(_figures?.LastPostAt), "s", "Time since the newest daily question was posted.");
        meter.CreateObservableGauge("studybot.database.size", DatabaseSize, "By", "Size of the database with its write-ahead log.");
        meter.CreateObservableGauge("studybot.backup.age", BackupAge, "s", "Time since the night of the newest nightly backup.");
    }

    public void Interaction(string kind, TimeSpan took) => _interactions.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Reads what is asked for next.</summary>
    public async Task RefreshAsync(CancellationToken stop)
    {
        try
        {
            _figures = await _daily.ReadAsync(Overdue.Before(_time.GetUtcNow()), stop);
        }
        catch (StorageException)
        {
            // Rather no figures than old ones.
            _figures = null;
        }
    }

    private IEnumerable<Measurement<int>> Courses() => _figures is not { } known ? [] :
    [
        new(known.Active, new KeyValuePair<string, object?>("state", "active")),
        new(known.Paused, new KeyValuePair<string, object?>("state", "paused")),
        new(known.WithoutAccess, new KeyValuePair<string, object?>("state", "without_access")),
    ];

    private IEnumerable<Measurement<int>> Of(Func<DailyFigures, int> figure) => _figures is { } known ? [new(figure(known))] : [];

    private IEnumerable<Measurement<double>> Age(DateTimeOffset? since) => since is { } at ? [new((_time.GetUtcNow() - at).TotalSeconds)] : [];

    private IEnumerable<Measurement<long>> DatabaseSize()
    {
        string[] files = [_settings.StoragePath, _settings.StoragePath + "-wal"];
        yield return new(files.Select(file => new FileInfo(file)).Sum(file => file.Exists ? file.Length : 0));
    }

    private IEnumerable<Measurement<double>> BackupAge() =>
        Age(NightlyBackup.NewestIn(_settings.BackupPath) is { } night ? new DateTimeOffset(night.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null);
}
