using NodaTime;
using NodaTime.TimeZones;

namespace StudyBot.Core.Daily;

/// <param name="Date">The local date the question belongs to, also when a clock change moves the post past midnight.</param>
public readonly record struct Occurrence(LocalDate Date, DateTimeOffset At);

/// <summary>When questions are due: a time of day on some weekdays, in a time zone.</summary>
public sealed record Schedule(DateTimeZone Zone, LocalTime Time, Weekdays Weekdays)
{
    // A time that the clock skips moves to the first valid minute after it; one that comes twice means the first.
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Dates that are left out.</summary>
    public IReadOnlyList<DaysOff> Off { get; init; } = [];

    /// <summary>The first occurrence after an instant.</summary>
    public Occurrence NextAfter(DateTimeOffset after) => First(DateOf(after).PlusDays(-1), after);

    /// <summary>The first occurrence on a date or later, if it is still to come; else the first after <paramref name="now"/>.</summary>
    public Occurrence NextFrom(LocalDate date, DateTimeOffset now) =>
        First(LocalDate.Max(date, DateOf(now).PlusDays(-1)), now);

    public LocalDate DateOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone).Date;

    private Occurrence First(LocalDate from, DateTimeOffset after)
    {
        if ((Weekdays & Weekdays.Every) == Weekdays.None)
        {
            throw new InvalidOperationException("A schedule needs at least one weekday.");
        }

        for (var date = from; ; date = date.PlusDays(1))
        {
            if (Includes(date) && AtOn(date) is { } at && at > after)
            {
                return new Occurrence(date, at);
            }
        }
    }

    private bool Includes(LocalDate date) => Weekdays.HasFlag((Weekdays)(1 << ((int)date.DayOfWeek - 1))) && !Off.Any(off => off.Contains(date));

    // Null for a date that the zone left out altogether, as Samoa did with 30 December 2011.
    private DateTimeOffset? AtOn(LocalDate date)
    {
        var day = Zone.MapLocal(date.At(LocalTime.Midnight));
        if (day.Count == 0 && day.LateInterval.IsoLocalStart.Date > date)
        {
            return null;
        }

        return Zone.ResolveLocal(date + Time, Resolver).ToDateTimeOffset().ToUniversalTime();
    }
}
