using Quartz;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Scheduling;

/// <summary>Once a minute: asks about a few members who were not seen for long, and has the boards that are looked at ready.</summary>
[DisallowConcurrentExecution]
internal sealed class BoardsJob(Departures departures, BoardReader boards) : IJob
{
    public static readonly JobKey Key = new("boards");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await departures.LookAroundAsync(cancellationToken);
        await boards.RefreshAsync(cancellationToken);
    }
}
