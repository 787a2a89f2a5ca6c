namespace StudyBot.Core.Learning;

/// <summary>What is known of one member's memory of one question.</summary>
/// <param name="Stability">Days after which it is still known with a probability of 90 %; above 0.</param>
/// <param name="Difficulty">1 to 10.</param>
internal readonly record struct Memory(double Stability, double Difficulty);

/// <summary>
/// The scheduler FSRS-6 with its published default weights, in whole days and with two grades: known, or forgotten. Its
/// memory model is three numbers; what comes next depends on nothing else.
/// </summary>
// J. Ye, J. Su, Y. Cao: A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling, KDD 2022,
// https://doi.org/10.1145/3534678.3539081; formulas and weights of version 6:
// https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
internal static class Fsrs
{
    /// <summary>A question comes back when this is the probability that it is still known.</summary>
    public const double Retention = 0.9;

    /// <summary>Nobody prepares for longer ahead.</summary>
    public const int LongestInterval = 365;

    private const double LeastStability = 0.001;
    private const double MostStability = 36_500;
    private const double LeastFirstStability = 0.1;

    // The model's grades: 1 forgotten, 3 known, 4 known with ease (only as what difficulty returns to).
    private const int Forgotten = 1;
    private const int Known = 3;
    private const int Easy = 4;

    private static readonly double[] W =
    [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658,
        0.1542,
    ];

    private static readonly double Decay = -W[20];
    private static readonly double Factor = Math.Pow(0.9, 1 / Decay) - 1;

    /// <summary>The memory after the first answer.</summary>
    public static Memory First(bool known)
    {
        var grade = known ? Known : Forgotten;
        return new Memory(Math.Max(W[grade - 1], LeastFirstStability), Math.Clamp(FirstDifficulty(grade), 1, 10));
    }

    /// <summary>The memory after another answer.</summary>
    /// <param name="days">Since the answer before; not negative.</param>
    public static Memory Next(Memory memory, int days, bool known)
    {
        var (stability, difficulty) = memory;
        var retrievability = Retrievability(memory, days);
        var next = known
            ? Bounded(stability * (1 + (Math.Exp(W[8]) * (11 - difficulty) * Math.Pow(stability, -W[9]) * (Math.Exp((1 - retrievability) * W[10]) - 1))))
            : Math.Min(
                stability,
                Bounded(W[11] * Math.Pow(difficulty, -W[12]) * (Math.Pow(stability + 1, W[13]) - 1) * Math.Exp((1 - retrievability) * W[14])));
        return new Memory(Math.Max(LeastStability, next), NextDifficulty(difficulty, known ? Known : Forgotten));
    }

    /// <summary>The probability, 0 to 1, that it is still known so many days after the last answer.</summary>
    public static double Retrievability(Memory memory, int days) => Math.Pow(1 + (Factor * days / memory.Stability), Decay);

    /// <summary>How many days to wait, 1 to <see cref="LongestInterval"/>.</summary>
    public static int Interval(Memory memory) =>
        (int)Math.Clamp(Math.Round(memory.Stability * (Math.Pow(Retention, 1 / Decay) - 1) / Factor, MidpointRounding.AwayFromZero), 1, LongestInterval);

    private static double FirstDifficulty(int grade) => W[4] - Math.Exp((grade - 1) * W[5]) + 1;

    // The nearer to 10, the less it still grows; and it tends back to that of an easy question.
    private static double NextDifficulty(double difficulty, int grade)
    {
        var damped = difficulty + (-W[6] * (grade - Known) * (10 - difficulty) / 9);
        return Math.Clamp((W[7] * FirstDifficulty(Easy)) + ((1 - W[7]) * damped), 1, 10);
    }

    private static double Bounded(double stability) => Math.Clamp(stability, LeastStability, MostStability);
}
