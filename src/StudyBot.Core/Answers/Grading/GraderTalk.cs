using System.Text.RegularExpressions;

namespace StudyBot.Core.Answers.Grading;

/// <summary>Knows sentences that speak to whoever grades, and not about the question.</summary>
internal static partial class GraderTalk
{
    public static bool Is(string sentence) => Talk().IsMatch(sentence);

    [GeneratedRegex(
        @"\b(full|maximum|max|highest|perfect|top)\s+(score|marks?|points?|grade|credit)\b"
        + @"|\b(ignore|disregard|forget|skip|override)\b.{0,40}\b(instructions?|prompts?|rules?|rubric|key points?|criteria|above|previous|prior)\b"
        + @"|\b(grader|grading|system prompt|language model|as an ai|you are now|answer key)\b"
        + @"|\b(give|award|grant|assign|set|return|output)\b.{0,30}\b(score|marks?|points|credit|grade)\b"
        + @"|\b(mark|count|treat|accept|grade|score|rate)\b.{0,25}\b(this|my|the|it)\b.{0,25}\b(right|correct|complete|full|passed|perfect|1\.0|100)\b"
        + @"|\b(all|every)\s+(the\s+)?key points?\b.{0,30}\b(found|met|covered|present|included)\b"
        + @"|\bscore\s*[:=]\s*\d",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Talk();
}
