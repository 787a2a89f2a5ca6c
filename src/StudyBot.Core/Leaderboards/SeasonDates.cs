using NodaTime;

namespace StudyBot.Core.Leaderboards;

/// <summary>
/// Which season a scheduled date belongs to: the calendar month. A season that has closed keeps the dates that it had,
/// and nothing else works out where one begins; so another length needs a change here alone.
/// </summary>
public static class SeasonDates
{
    public static Dates Of(LocalDate date) => new(date.With(DateAdjusters.StartOfMonth), date.With(DateAdjusters.EndOfMonth));
}
