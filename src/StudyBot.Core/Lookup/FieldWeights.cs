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
    Code,
}

/// <summary>How much a word counts by where it stands, and how much long texts are held against it (BM25F).</summary>
internal static class FieldWeights
{
    /// <summary>How fast more occurrences of a word stop counting.</summary>
    public const double Saturation = 1.6;

    public static readonly int Count = Enum.GetValues<Field>().Length;

    public static double Weight(Field field) => field switch
    {
        Field.Title => 4.0,
        Field.Aliases => 3.0,
        Field.Question => 2.5,
        Field.Tags => 2.5,
        Field.Answer => 1.5,
        Field.Code => 1.0,
        Field.Points => 0.7,
        Field.Parts => 0.7,
        _ => 0.5,
    };

    /// <summary>From 0, length does not matter, to 1.</summary>
    public static double LengthPenalty(Field field) => field switch
    {
        Field.Title or Field.Tags => 0.3,
        Field.Aliases or Field.Question => 0.5,
        _ => 0.7,
    };

    /// <summary>Says what the question is, not how it is answered.</summary>
    public static bool Names(Field field) => field is Field.Title or Field.Aliases or Field.Question or Field.Tags;

    /// <summary>May be searched while the question's answer is withheld.</summary>
    public static bool Open(Field field) => field is Field.Title or Field.Question;
}
