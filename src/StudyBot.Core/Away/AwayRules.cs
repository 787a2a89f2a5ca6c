using NodaTime;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Away;

/// <summary>How long somebody can be away.</summary>
public static class AwayRules
{
    /// <summary>Scheduled days in one season.</summary>
    public const int MostDays = 20;

    /// <summary>Nobody plans further ahead; longer is a slip of the keyboard.</summary>
    public const int LongestInDays = 366;

    /// <summary>The days with a question before a date, from the next question on.</summary>
    public static IReadOnlyList<LocalDate> DaysUntil(Course course, DateTimeOffset now, LocalDate until)
    {
        var days = new List<LocalDate>();
        for (var next = course.NextDue is { } due && due.At > now ? due : course.Schedule.NextAfter(now); next.Date < until; next = course.Schedule.NextAfter(next.At))
        {
            days.Add(next.Date);
        }

        return days;
    }

    /// <summary>The first of these days that is one too many for its season; null when all are fine.</summary>
    /// <param name="used">Days of the past that count, of any season.</param>
    public static LocalDate? TooMany(IReadOnlyCollection<LocalDate> used, IReadOnlyList<LocalDate> days)
    {
        var counts = used.CountBy(SeasonDates.Of).ToDictionary();
        foreach (var day in days)
        {
            var season = SeasonDates.Of(day);
            if ((counts[season] = counts.GetValueOrDefault(season) + 1) > MostDays)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>How many days are left in a season.</summary>
    public static int Left(IEnumerable<LocalDate> usedOrPlanned, LocalDate inSeasonOf)
    {
        var season = SeasonDates.Of(inSeasonOf);
        return Math.Max(0, MostDays - usedOrPlanned.Count(season.Contains));
    }
}
