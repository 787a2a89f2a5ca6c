namespace StudyBot.Core.Daily;

/// <summary>Weekdays as people write them: "Mon-Fri", "Mon, Wed, Sat", "daily".</summary>
internal static class WeekdayNames
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static string Of(Weekdays weekdays) => weekdays switch
    {
        Weekdays.Every => "Every day",
        Weekdays.MondayToFriday => "Mon-Fri",
        _ => string.Join(", ", Days.Where((_, day) => weekdays.HasFlag((Weekdays)(1 << day)))),
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
        string[] full = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];
        var day = name.Length < 2 ? -1 : Array.FindIndex(full, known => known.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return day < 0 ? null : day;
    }
}
