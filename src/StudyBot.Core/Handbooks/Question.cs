namespace StudyBot.Core.Handbooks;

/// <summary>
/// A handbook question and everything that is known about its answer. It is findable with a title and an answer,
/// askable with a choice item as well, and gradable with key points; a pack serves at any stage.
/// </summary>
public sealed record Question
{
    /// <summary>"ch5-troubleshooting-2": chapter, section, number.</summary>
    public required string Id { get; init; }

    public required int Chapter { get; init; }

    public required string SectionId { get; init; }

    /// <summary>The last part of <see cref="Id"/>, which orders the questions of a section.</summary>
    public int Number => int.TryParse(Id.AsSpan(Id.LastIndexOf('-') + 1), out var number) ? number : 0;

    /// <summary>A few words that tell this question from every other.</summary>
    public required string Title { get; init; }

    /// <summary>The question as an interviewer asks it.</summary>
    public required string Text { get; init; }

    public Difficulty Difficulty { get; init; } = Difficulty.Medium;

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What people really type: symptoms, shorthand, error messages.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Two or three sentences that answer the question directly. Markdown.</summary>
    public string ShortAnswer { get; init; } = "";

    /// <summary>The full answer, in the order of the pack's parts; a part without text is left out.</summary>
    public IReadOnlyList<PartText> Parts { get; init; } = [];

    public IReadOnlyList<string> Pitfalls { get; init; } = [];

    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>When the answer was last checked against its sources.</summary>
    public DateOnly? Checked { get; init; }

    public IReadOnlyList<KeyPoint> KeyPoints { get; init; } = [];

    public IReadOnlyList<Misconception> Misconceptions { get; init; } = [];

    public IReadOnlyList<ChoiceItem> Items { get; init; } = [];

    /// <summary>Ids of questions worth reading next.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>Changes whenever anything in the question's file does: 16 hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    public bool Findable => Title.Length > 0 && ShortAnswer.Length > 0;

    public bool Askable => Findable && Items.Count > 0;

    public bool Gradable => KeyPoints.Count > 0;
}

public enum Difficulty
{
    Easy,
    Medium,
    Hard,
}

/// <param name="Text">Markdown.</param>
public sealed record PartText(AnswerPart Part, string Text);

/// <summary>Official documentation that the answer rests on.</summary>
public sealed record Source(string Title, Uri Address);

/// <summary>One idea that a complete answer must have.</summary>
/// <param name="Name">The idea in a few words.</param>
/// <param name="Explanation">The idea in a sentence or two, as feedback gives it.</param>
/// <param name="Phrasings">Sentences in which people say it.</param>
public sealed record KeyPoint(string Name, string Explanation, IReadOnlyList<string> Phrasings);

/// <summary>A wrong belief worth naming.</summary>
/// <param name="Claim">The belief as people state it.</param>
/// <param name="Correction">What is right instead, and why.</param>
/// <param name="Phrasings">Sentences in which people say it.</param>
public sealed record Misconception(string Claim, string Correction, IReadOnlyList<string> Phrasings);

/// <summary>A multiple-choice question of a handbook question: four options, one of them right.</summary>
/// <param name="Id">Stable within the question: "1", "2".</param>
public sealed record ChoiceItem(string Id, string Stem, IReadOnlyList<ChoiceOption> Options);

/// <param name="Reason">Why it is right or wrong, in one line.</param>
public sealed record ChoiceOption(string Text, bool Right, string Reason);
