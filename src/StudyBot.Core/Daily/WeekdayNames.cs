using StudyBot.Core.Texts;

namespace StudyBot.Core.Daily;

/// <summary>Weekdays as people write them: "Mon-Fri", "Mon, Wed, Sat", "daily"; in English or in the language in force.</summary>
internal static class WeekdayNames
{
    private static readonly string[] InEnglish = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];

    public static string Of(Weekdays weekdays) => weekdays switch
    {
        Weekdays.Every => DailyTexts.EveryDay,
        Weekdays.MondayToFriday => $"{DateTexts.ShortWeekday(0)}-{DateTexts.ShortWeekday(4)}",
        _ => string.Join(", ", Enumerable.Range(0, 7).Where(day => weekdays.HasFlag((Weekdays)(1 << day))).Select(DateTexts.ShortWeekday)),
    };

    /// <returns>Null when it is not understood.</returns>
    public static Weekdays? Parse(string text)
    {
        if (text.Trim().Equals(Of(Weekdays.Every), StringComparison.OrdinalIgnoreCase))
        {
            return Weekdays.Every;
        }

        var found = Weekdays.None;
        foreach (var part in text.Replace("–", "-", StringComparison.Ordinal).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Range(part) is not { } range)
            {
                return null;
            }

            found |= range;
        }

        return found == Weekdays.None ? null : found;
    }

    private static Weekdays? Range(string part)
    {
        if (part.Equals("daily", StringComparison.OrdinalIgnoreCase) || part.Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return Weekdays.Every;
        }

        var ends = part.Split('-');
        if (ends.Length > 2 || Day(ends[0]) is not { } first || Day(ends[^1]) is not { } last)
        {
            return null;
        }

        var range = Weekdays.None;
        for (var day = first; ; day = (day + 1) % 7)
        {
            range |= (Weekdays)(1 << day);
            if (day == last)
            {
                return range;
            }
        }
    }

    // "Mon", "monday", "Mondays"; two letters are enough.
    private static int? Day(string name)
    {
        var day = name.Length < 2 ? -1 : Array.FindIndex(InEnglish, known => known.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        day = day < 0 && name.Length >= 2 ? Enumerable.Range(0, 7).FirstOrDefault(one => IsIn(name, one), -1) : day;
        return day < 0 ? null : day;
    }

    private static bool IsIn(string name, int day) =>
        DateTexts.Weekday(day).StartsWith(name, StringComparison.OrdinalIgnoreCase) || DateTexts.ShortWeekday(day).Equals(name, StringComparison.OrdinalIgnoreCase);
}
