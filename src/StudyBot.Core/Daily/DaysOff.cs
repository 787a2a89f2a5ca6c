using NodaTime;
using NodaTime.Text;

namespace StudyBot.Core.Daily;

/// <summary>Dates without questions, both included.</summary>
public readonly record struct DaysOff(LocalDate First, LocalDate Last)
{
    /// <summary>A year is long enough for any break; longer is a slip of the keyboard.</summary>
    public const int Longest = 366;

    public bool Contains(LocalDate date) => First <= date && date <= Last;

    /// <summary>"2026-12-24" or "2026-12-24/2027-01-06"; null for anything else.</summary>
    public static DaysOff? Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length is 1 or 2
            && LocalDatePattern.Iso.Parse(parts[0].Trim()).TryGetValue(default, out var first)
            && LocalDatePattern.Iso.Parse(parts[^1].Trim()).TryGetValue(default, out var last)
            && last >= first
            && Period.Between(first, last, PeriodUnits.Days).Days < Longest
                ? new DaysOff(first, last)
                : null;
    }

    public override string ToString() => First == Last ? LocalDatePattern.Iso.Format(First) : $"{LocalDatePattern.Iso.Format(First)}/{LocalDatePattern.Iso.Format(Last)}";
}
