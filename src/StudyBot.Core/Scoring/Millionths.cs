namespace StudyBot.Core.Scoring;

/// <summary>Shares and means in whole millionths, so that sums are exact and equal ones are equal numbers.</summary>
public static class Millionths
{
    public const long One = 1_000_000;

    /// <summary>A quotient of whole numbers, rounded half to even.</summary>
    public static long Of(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var (whole, rest) = Math.DivRem(checked(numerator * One), denominator);
        var half = (2 * rest).CompareTo(denominator);
        return half > 0 || (half == 0 && whole % 2 == 1) ? whole + 1 : whole;
    }
}
