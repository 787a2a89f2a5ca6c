namespace StudyBot.Core.Answers.Grading;

/// <param name="Negated">It stands under a "not", "never" or "instead of".</param>
internal readonly record struct Said(string Word, string Stem, bool Negated);

/// <summary>A sentence of an answer or of the handbook.</summary>
/// <param name="Words">Those that tell something.</param>
/// <param name="Filler">How many others it has, such as "the" or "is".</param>
internal sealed record Statement(string Text, IReadOnlyList<Said> Words, int Filler);
