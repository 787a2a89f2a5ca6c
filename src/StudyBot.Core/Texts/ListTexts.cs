using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Texts;

/// <summary>Several things in a row.</summary>
internal static class ListTexts
{
    /// <summary>"A or B".</summary>
    public static string Or(IEnumerable<string> things) => things.Aggregate("", (some, next) => some.Length == 0 ? next : Say("ListTexts.Or", ("some", some), ("next", next)));

    /// <summary>"A and B and C".</summary>
    public static string And(IEnumerable<string> things) => things.Aggregate("", (some, next) => some.Length == 0 ? next : Say("ListTexts.And", ("some", some), ("next", next)));

    /// <summary>"A, B and C".</summary>
    public static string CommasAnd(IReadOnlyList<string> things) =>
        things.Count < 2 ? string.Concat(things) : Say("ListTexts.And", ("some", string.Join(", ", things.SkipLast(1))), ("next", things[^1]));
}
