using NodaTime;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Tests.Daily;

public sealed class ScheduleTests
{
    [Theory]
    // Europe/Paris skips 02:00-03:00 on 2027-03-28 and repeats 02:00-03:00 on 2026-10-25.
    [InlineData("Europe/Paris", "02:30", "2027-03-28", "2027-03-28T01:00Z")]
    [InlineData("Europe/Paris", "02:30", "2026-10-25", "2026-10-25T00:30Z")]
    [InlineData("Europe/Paris", "10:00", "2027-03-28", "2027-03-28T08:00Z")]
    // America/New_York skips 02:00-03:00 on 2027-03-14 and repeats 01:00-02:00 on 2026-11-01.
    [InlineData("America/New_York", "02:15", "2027-03-14", "2027-03-14T07:00Z")]
    [InlineData("America/New_York", "01:15", "2026-11-01", "2026-11-01T05:15Z")]
    // America/Santiago skips midnight to 01:00 on 2026-09-06 and repeats 23:00-24:00 on 2027-04-03.
    [InlineData("America/Santiago", "00:30", "2026-09-06", "2026-09-06T04:00Z")]
    [InlineData("America/Santiago", "23:30", "2027-04-03", "2027-04-04T02:30Z")]
    // Europe/Dublin has its winter as the exception: it skips 01:00-02:00 on 2027-03-28.
    [InlineData("Europe/Dublin", "01:30", "2027-03-28", "2027-03-28T01:00Z")]
    [InlineData("Europe/Dublin", "01:30", "2026-10-25", "2026-10-25T00:30Z")]
    // America/Nuuk skips 23:00-24:00 on 2027-03-27: the post comes at midnight, and still belongs to the 27th.
    [InlineData("America/Nuuk", "23:30", "2027-03-27", "2027-03-28T01:00Z")]
    public void A_Clock_Change_Moves_The_Post_To_The_First_Valid_Minute_Or_The_First_Of_Two(string zone, string time, string date, string expected)
    {
        var schedule = Daily(zone, time);
        var day = Columns(date);

        var next = schedule.NextFrom(day, At(expected).AddHours(-1));

        Assert.Equal(new Occurrence(day, At(expected)), next);
    }

    [Fact]
    public void A_Date_That_A_Zone_Left_Out_Has_No_Question()
    {
        // Samoa went from Thursday, 29 December 2011 straight to Saturday, 31 December.
        var schedule = Daily("Pacific/Apia", "10:00");

        var next = schedule.NextAfter(schedule.NextFrom(new LocalDate(2011, 12, 29), At("2011-12-28T00:00Z")).At);

        Assert.Equal(new LocalDate(2011, 12, 31), next.Date);
        Assert.Equal(At("2011-12-30T20:00Z"), next.At);
    }

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/New_York")]
    [InlineData("America/Santiago")]
    [InlineData("Europe/Dublin")]
    [InlineData("Pacific/Apia")]
    [InlineData("Africa/Casablanca")]
    public void Two_Years_Have_One_Occurrence_For_Every_Date_At_Any_Time_Of_Day(string zone)
    {
        for (var minute = 0; minute < 24 * 60; minute += 30)
        {
            var schedule = new Schedule(DateTimeZoneProviders.Tzdb[zone], new LocalTime(minute / 60, minute % 60), Weekdays.Every);
            var occurrence = schedule.NextAfter(At("2026-01-01T12:00Z"));
            for (var day = 1; day < 730; day++)
            {
                var next = schedule.NextAfter(occurrence.At);

                Assert.Equal(occurrence.Date.PlusDays(1), next.Date);
                Assert.True(next.At > occurrence.At);
                occurrence = next;
            }
        }
    }

    [Fact]
    public void Only_The_Chosen_Weekdays_Have_Questions()
    {
        var schedule = Daily("UTC", "10:00") with { Weekdays = Weekdays.MondayToFriday };

        // Friday, 27 November 2026, right at the time.
        var next = schedule.NextAfter(At("2026-11-27T10:00Z"));

        Assert.Equal(new Occurrence(new LocalDate(2026, 11, 30), At("2026-11-30T10:00Z")), next);
    }

    [Fact]
    public void From_A_Later_Date_The_Days_Before_It_Are_Left_Out()
    {
        var schedule = Daily("UTC", "10:00");

        var next = schedule.NextFrom(new LocalDate(2026, 12, 24), At("2026-11-27T10:00Z"));

        Assert.Equal(new LocalDate(2026, 12, 24), next.Date);
    }

    [Theory]
    [InlineData(0, 23 * 60)]
    [InlineData(5 * 60, 23 * 60)]
    [InlineData((22 * 60) + 30, (23 * 60) + 30)]
    public void A_Late_Question_Keeps_Its_Closing_Time_But_Is_Open_For_An_Hour(int lateMinutes, int closesAfterMinutes)
    {
        var due = At("2026-11-23T10:00Z");

        var closes = DailyTimes.ClosingTime(due, due.AddMinutes(lateMinutes), TimeSpan.FromHours(23), due.AddDays(1));

        Assert.Equal(due.AddMinutes(closesAfterMinutes), closes);
    }

    [Fact]
    public void A_Question_That_Could_Not_Be_Open_For_An_Hour_Has_No_Closing_Time()
    {
        var due = At("2026-11-23T10:00Z");

        Assert.Null(DailyTimes.ClosingTime(due, due.AddHours(23), TimeSpan.FromHours(23), due.AddDays(1)));
    }

    [Fact]
    public void A_Long_Window_Ends_Five_Minutes_Before_The_Next_Question()
    {
        var due = At("2026-11-23T10:00Z");

        Assert.Equal(due.AddDays(1).AddMinutes(-5), DailyTimes.ClosingTime(due, due, TimeSpan.FromHours(100), due.AddDays(1)));
    }

    private static Schedule Daily(string zone, string time) =>
        new(DateTimeZoneProviders.Tzdb[zone], LocalTime.FromTimeOnly(TimeOnly.Parse(time)), Weekdays.Every);

    private static LocalDate Columns(string date) => LocalDate.FromDateOnly(DateOnly.Parse(date));

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant);
}
