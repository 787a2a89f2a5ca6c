using Microsoft.Extensions.Logging;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;
using StudyBot.Core.Teams;

namespace StudyBot.Core.Seasons;

/// <summary>
/// Closes seasons that are over: asks who is still there, then fixes the result. That is one step on disk, so a crash
/// before it changes nothing, and after it the result never changes.
/// </summary>
internal sealed class SeasonCloser(
    ISeasonStore seasons, ICourseStore courses, BoardReader boards, ITeamStore teams, Departures departures, TimeProvider time, ILogger<SeasonCloser> logger)
{
    // Somebody may answer or change a name between adding up and closing.
    private const int Tries = 3;

    public async Task CloseDueAsync(CancellationToken stop)
    {
        foreach (var open in await seasons.OpenAsync(stop))
        {
            var dates = SeasonDates.Of(open.First);
            if (!IsOver(dates, DateTimeZoneProviders.Tzdb[open.Zone]))
            {
                continue;
            }

            try
            {
                await CloseAsync(open.CourseId, dates, stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                // One course's trouble is not another's.
                logger.LogError(failure, "The season of course {Course} from {First} could not be closed; the next turn tries again", open.CourseId, dates.First);
            }
        }
    }

    // A question of the last date may still be caught up; until then it is not known which one is the last.
    private bool IsOver(Dates dates, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(time.GetUtcNow()) >= zone.AtStartOfDay(dates.Last.PlusDays(1)).ToInstant() + Duration.FromTimeSpan(DailyTimes.CatchUp);

    private async Task CloseAsync(long courseId, Dates dates, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var end = await seasons.EndAsync(courseId, dates, now, stop);
        if (end.Unfinished || end.LastClosedAt is not { } last || now < last + SeasonTimes.AfterLastQuestion)
        {
            return;
        }

        if (end.Counting == 0)
        {
            await seasons.PassAsync(courseId, dates, stop);
        }
        else if (await courses.FindAsync(courseId, stop) is { } course)
        {
            await CloseAsync(course, dates, end.Counting, mayWait: now < last + SeasonTimes.AfterLastQuestion + SeasonTimes.WaitsForDepartures, stop);
        }
    }

    private async Task CloseAsync(Course course, Dates dates, int questions, bool mayWait, CancellationToken stop)
    {
        if (await boards.ReadAsync(course.Id, dates, stop) is not { } before
            || (!await departures.LookBeforeResultAsync(course.Server, await ListedAsync(before, stop), stop) && mayWait))
        {
            return;
        }

        for (var turn = 0; turn < Tries; turn++)
        {
            if (await boards.ReadAsync(course.Id, dates, stop) is not { } read)
            {
                return;
            }

            var now = time.GetUtcNow();
            var closing = new SeasonClosing(
                course,
                dates,
                now,
                read.Epoch,
                questions,
                [.. read.Members.Standings.Select(Place)],
                [.. read.Teams.Standings.Select(Place)],
                PostKeys.OfSeason(course.Id, dates.First))
            {
                Note = read.Members.Standings.Count + read.Teams.Standings.Count == 0 ? new Note(NoteKind.SeasonUnanswered, dates.First, now) : null,
            };
            if (await seasons.CloseAsync(closing, stop))
            {
                logger.LogInformation("The season of course {Course} from {First} has closed with {Places} places", course.Id, dates.First, closing.Places.Count);
                return;
            }
        }
    }

    // Who left is in no team's size either.
    private async Task<IReadOnlyCollection<MemberId>> ListedAsync(DatedBoards boards, CancellationToken stop) =>
    [
        .. boards.Members.Standings.Select(standing => standing.Member)
            .Union(await teams.MembersOfAsync([.. boards.Teams.Standings.Select(standing => standing.Team)], stop)),
    ];

    private static SeasonPlace Place(Standing standing) =>
        new(standing.Rank, standing.Joint, standing.Member, standing.Points, standing.Right, standing.Answered);

    private static SeasonTeam Place(TeamStanding standing) => new(
        standing.Rank,
        standing.Joint,
        standing.Team,
        standing.Score,
        standing.Accuracy is { } share ? (long)Math.Round(share * Millionths.One) : null,
        standing.Size);
}
