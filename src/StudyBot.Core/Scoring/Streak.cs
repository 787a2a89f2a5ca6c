namespace StudyBot.Core.Scoring;

/// <summary>
/// How many scheduled days in a row somebody answered, right or wrong. A missed day is frozen as long as a freeze is
/// left, and then neither adds nor breaks.
/// </summary>
/// <param name="Days">Answered days in a row, up to the last closed question.</param>
/// <param name="Answered">Days answered in all; every seventh earns a freeze.</param>
public readonly record struct Streak(int Days, int Freezes, int Answered)
{
    public Streak AfterAnswer()
    {
        var answered = Answered + 1;
        var earned = answered % ScoreRules.DaysPerFreeze == 0 ? 1 : 0;
        return new Streak(Days + 1, Math.Min(ScoreRules.MostFreezes, Freezes + earned), answered);
    }

    public Streak AfterMiss() => (Days, Freezes) switch
    {
        (0, _) => this,
        (_, 0) => this with { Days = 0 },
        _ => this with { Freezes = Freezes - 1 },
    };
}
