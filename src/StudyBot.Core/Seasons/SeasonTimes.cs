namespace StudyBot.Core.Seasons;

public static class SeasonTimes
{
    /// <summary>A season closes so long after its last question, so that leads have time to put things right.</summary>
    public static readonly TimeSpan AfterLastQuestion = TimeSpan.FromHours(48);

    /// <summary>How long a season that is due waits for answers about who is still there.</summary>
    public static readonly TimeSpan WaitsForDepartures = TimeSpan.FromHours(1);
}
