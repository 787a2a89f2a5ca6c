using NodaTime;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Texts;

/// <summary>Dates in words. Where programs or options read them they are written 2027-01-07 in every language.</summary>
internal static class DateTexts
{
    private static readonly string[] Weekdays =
        ["DateTexts.Monday", "DateTexts.Tuesday", "DateTexts.Wednesday", "DateTexts.Thursday", "DateTexts.Friday", "DateTexts.Saturday", "DateTexts.Sunday"];

    private static readonly string[] ShortWeekdays =
        ["DateTexts.Mon", "DateTexts.Tue", "DateTexts.Wed", "DateTexts.Thu", "DateTexts.Fri", "DateTexts.Sat", "DateTexts.Sun"];

    private static readonly string[] Months =
    [
        "DateTexts.January", "DateTexts.February", "DateTexts.March", "DateTexts.April", "DateTexts.May", "DateTexts.June",
        "DateTexts.July", "DateTexts.August", "DateTexts.September", "DateTexts.October", "DateTexts.November", "DateTexts.December",
    ];

    private static readonly string[] ShortMonths =
    [
        "DateTexts.Jan", "DateTexts.Feb", "DateTexts.Mar", "DateTexts.Apr", "DateTexts.MayShort", "DateTexts.Jun",
        "DateTexts.Jul", "DateTexts.Aug", "DateTexts.Sep", "DateTexts.Oct", "DateTexts.Nov", "DateTexts.Dec",
    ];

    /// <summary>"Monday, 23 November".</summary>
    public static string Day(LocalDate date) => Say("DateTexts.Day", ("weekday", Weekday(date)), ("day", date.Day), ("month", Month(date)));

    /// <summary>"Monday".</summary>
    public static string Weekday(LocalDate date) => Say(Weekdays[(int)date.DayOfWeek - 1]);

    /// <param name="day">0 is Monday.</param>
    public static string ShortWeekday(int day) => Say(ShortWeekdays[day]);

    /// <param name="day">0 is Monday.</param>
    public static string Weekday(int day) => Say(Weekdays[day]);

    /// <summary>"November".</summary>
    public static string Month(LocalDate date) => Say(Months[date.Month - 1]);

    /// <summary>"November 2026".</summary>
    public static string MonthOfYear(LocalDate date) => Say("DateTexts.MonthOfYear", ("month", Month(date)), ("year", date.Year));

    /// <summary>"23 November".</summary>
    public static string Date(LocalDate date) => Say("DateTexts.Date", ("day", date.Day), ("month", Month(date)));

    /// <summary>"23 November 2026".</summary>
    public static string DateOfYear(LocalDate date) => Say("DateTexts.DateOfYear", ("day", date.Day), ("month", Month(date)), ("year", date.Year));

    /// <summary>"Mon, 23 Nov".</summary>
    public static string ShortDay(LocalDate date) =>
        Say("DateTexts.ShortDay", ("weekday", ShortWeekday((int)date.DayOfWeek - 1)), ("day", date.Day), ("month", ShortMonth(date)));

    /// <summary>"Mon, 23 Nov 2026".</summary>
    public static string ShortDayOfYear(LocalDate date) => Say(
        "DateTexts.ShortDayOfYear",
        ("weekday", ShortWeekday((int)date.DayOfWeek - 1)),
        ("day", date.Day),
        ("month", ShortMonth(date)),
        ("year", date.Year));

    private static string ShortMonth(LocalDate date) => Say(ShortMonths[date.Month - 1]);
}
