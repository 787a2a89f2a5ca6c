namespace StudyBot.Core.Lookup;

/// <summary>A part of a list that is too long for one select.</summary>
/// <param name="Number">Counted from 0, and always one that is there.</param>
internal sealed record Page<T>(IReadOnlyList<T> Shown, int Number, int Count)
{
    /// <summary>Chat services show no more choices in a select.</summary>
    public const int Longest = 25;

    public static Page<T> Of(IReadOnlyList<T> all, int wanted)
    {
        var count = Math.Max(1, (all.Count + Longest - 1) / Longest);
        var number = Math.Clamp(wanted, 0, count - 1);
        return new Page<T>([.. all.Skip(number * Longest).Take(Longest)], number, count);
    }
}
