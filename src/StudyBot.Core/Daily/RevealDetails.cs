using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Daily;

/// <summary>What the closed post tells besides the answer and the numbers.</summary>
/// <param name="FirstTimers">Names of those who answered in this course for the first time.</param>
/// <param name="Streaks">Who reached a round number of days in a row with this one.</param>
/// <param name="Highlights">Good answers whose authors agreed to be shown, best first; without a name where the author is off the boards.</param>
internal sealed record RevealDetails(
    IReadOnlyList<string> FirstTimers, IReadOnlyList<(string Name, int Days)> Streaks, IReadOnlyList<(string? Name, string Text)> Highlights)
{
    public static RevealDetails None { get; } = new([], [], []);

    /// <summary>What the post shows as soon as it shows these; see <see cref="IRevealStore"/>.</summary>
    public long Version { get; init; }
}

/// <summary>
/// Computes <see cref="RevealDetails"/> from the facts as they are now. Who left or is off the boards is in no list, and
/// whoever chose an alias appears under it. Who is named is kept first, so that no choice made meanwhile is missed.
/// </summary>
internal sealed class RevealReader(IFacts facts, IGradeStore grades, IBoardStore boards, IRevealStore reveals, Departures departures)
{
    private const int MostHighlights = 3;
    private const decimal GoodEnough = 0.5m;
    private static readonly int[] RoundNumbers = [5, 10, 25, 50, 100];

    public async Task<RevealDetails> ReadAsync(DailyQuestion question, CancellationToken stop)
    {
        if (question.Verdict.Void || await facts.OfCourseAsync(question.CourseId, stop) is not { } course)
        {
            return RevealDetails.None with { Version = await reveals.BeginAsync(question.Id, [], stop) };
        }

        var entries = Ledger.Of(course).Entries.Where(entry => entry.Date == question.Date && !entry.Away).ToList();
        var shares = course.Questions.Where(closed => closed.InstanceId == question.Id).SelectMany(closed => closed.Answers)
            .ToDictionary(answer => answer.Member, answer => answer.WrittenShare ?? 0);
        var first = entries.Where(entry => entry.Streak.Answered == 1).Select(entry => entry.Member).ToList();
        var round = entries.Where(entry => RoundNumbers.Contains(entry.Streak.Days)).ToDictionary(entry => entry.Member, entry => entry.Streak.Days);
        var good = (await grades.WrittenAsync(question.Id, stop))
            .Where(answer => answer.MayBeShown && shares.GetValueOrDefault(answer.Member) >= GoodEnough)
            .OrderByDescending(answer => shares[answer.Member])
            .ToList();

        MemberId[] named = [.. first, .. round.Keys, .. good.Select(answer => answer.Member)];
        var version = await reveals.BeginAsync(question.Id, named.ToHashSet(), stop);
        await departures.LookAsync(question.Server, named.ToHashSet(), stop);
        var people = await boards.PeopleAsync(question.CourseId, stop);
        return new RevealDetails(
            [.. first.Where(people.IsShown).Select(people.NameOf).Order(StringComparer.OrdinalIgnoreCase)],
            [
                .. round.Where(streak => people.IsShown(streak.Key))
                    .Select(streak => (Name: people.NameOf(streak.Key), Days: streak.Value))
                    .OrderByDescending(streak => streak.Days).ThenBy(streak => streak.Name, StringComparer.OrdinalIgnoreCase),
            ],
            [.. good.Where(answer => !people.HasLeft(answer.Member)).Take(MostHighlights).Select(answer => (people.IsOff(answer.Member) ? null : people.NameOf(answer.Member), answer.Text))])
        {
            Version = version,
        };
    }
}
