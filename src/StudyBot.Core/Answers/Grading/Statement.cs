namespace StudyBot.Core.Answers.Grading;

/// <param name="Negated">It stands under a "not", "never" or "instead of".</param>
internal readonly record struct Said(string Word, string Stem, bool Negated);

/// <summary>A sentence of an answer or of the handbook.</summary>
/// <param name="Words">Those that tell something.</param>
/// <param name="Filler">How many others it has, such as "the" or "is".</param>
/// <param name="Joints">Those of the others that hold a sentence together; "the" and "and" hold lists together as well.</param>
/// <param name="Runs">How many telling words follow each other without a joint; adds up to all of them.</param>
internal sealed record Statement(string Text, IReadOnlyList<Said> Words, int Filler, IReadOnlyList<string> Joints, IReadOnlyList<int> Runs);
