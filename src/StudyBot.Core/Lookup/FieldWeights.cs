namespace StudyBot.Core.Lookup;

/// <summary>Where in a question a word stands.</summary>
internal enum Field
{
    Title,
    Aliases,
    Question,
    Tags,
    Answer,
    Parts,
    Pitfalls,
    Points,
    Beliefs,
    Items,
    Code,
}

/// <summary>How much a word counts by where it stands, and how much long texts are held against it (BM25F).</summary>
internal static class FieldWeights
{
    /// <summary>How fast more occurrences of a word stop counting.</summary>
    public const double Saturation = 1.6;

    public static readonly int Count = Enum.GetValues<Field>().Length;

    private static readonly double[] Passages = [.. Enum.GetValues<Field>().Select(PassageWeight)];

    public static double Weight(Field field) => field switch
    {
        Field.Tags => 4.5,
        Field.Title => 4.0,
        Field.Question => 2.0,
        Field.Answer => 1.3,
        Field.Pitfalls => 0.6,
        Field.Beliefs or Field.Code => 0.5,
        Field.Points => 0.4,
        Field.Parts or Field.Aliases => 0.3,
        _ => 0.2,
    };

    /// <summary>How much a single text counts that holds many of the words together; 0 if it is not looked at alone.</summary>
    public static double AsPassage(Field field) => Passages[(int)field];

    /// <summary>From 0, length does not matter, to 1.</summary>
    public static double LengthPenalty(Field field) => field switch
    {
        Field.Title or Field.Tags => 0.3,
        Field.Aliases or Field.Question => 0.5,
        _ => 0.7,
    };

    /// <summary>How much a text counts in <see cref="QueryLikelihood"/>; 0 for long ones, which hold a little of everything.</summary>
    public static float InLikelihood(Field field) => field switch
    {
        Field.Title or Field.Aliases or Field.Question => 1,
        Field.Answer => 0.7f,
        Field.Points or Field.Beliefs => 0.4f,
        _ => 0,
    };

    /// <summary>Says what the question is, not how it is answered.</summary>
    public static bool Names(Field field) => field is Field.Title or Field.Aliases or Field.Question or Field.Tags;

    /// <summary>May be searched while the question's answer is withheld.</summary>
    public static bool Open(Field field) => field is Field.Title or Field.Question;

    private static double PassageWeight(Field field) => field switch
    {
        Field.Question => 1.1,
        Field.Title or Field.Aliases => 1.0,
        Field.Points or Field.Beliefs => 0.7,
        Field.Tags or Field.Code => 0,
        _ => 0.6,
    };
}
