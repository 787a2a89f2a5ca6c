using NodaTime;

namespace StudyBot.Core.Leaderboards;

/// <summary>The stretch of scheduled dates that a board counts, in the course's own calendar.</summary>
public enum BoardPeriod
{
    /// <summary>From Monday.</summary>
    Week,

    /// <summary>The calendar month.</summary>
    Month,

    /// <summary>The season of the most recently closed question, so that the last board of a season stays until the next one has something to show.</summary>
    Season,

    AllTime,

    /// <summary>The most recently closed question.</summary>
    Day,
}

/// <param name="First">The first date that counts.</param>
/// <param name="Last">The last date that counts.</param>
public readonly record struct Dates(LocalDate First, LocalDate Last)
{
    public bool Contains(LocalDate date) => First <= date && date <= Last;

    /// <param name="today">The date now, in the course's zone.</param>
    /// <param name="lastClosed">The date of the most recently closed question that counts.</param>
    public static Dates Of(BoardPeriod period, LocalDate today, LocalDate? lastClosed) => period switch
    {
        BoardPeriod.Week => new Dates(MondayOf(today), MondayOf(today).PlusDays(6)),
        BoardPeriod.Month => new Dates(today.With(DateAdjusters.StartOfMonth), today.With(DateAdjusters.EndOfMonth)),
        BoardPeriod.Season => SeasonDates.Of(lastClosed ?? today),
        BoardPeriod.Day => new Dates(lastClosed ?? today, lastClosed ?? today),
        _ => new Dates(LocalDate.MinIsoValue, LocalDate.MaxIsoValue),
    };

    private static LocalDate MondayOf(LocalDate date) => date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
}
