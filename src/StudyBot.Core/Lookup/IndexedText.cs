using System.Text.RegularExpressions;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>The texts of a question by the field under which they are searched.</summary>
internal static partial class IndexedText
{
    public static IEnumerable<(Field Field, string Text)> Of(Question question) =>
    [
        (Field.Title, question.Title),
        .. Sentences(Field.Question, question.Text),
        .. Sentences(Field.Answer, question.ShortAnswer),
        .. question.Aliases.Select(alias => (Field.Aliases, alias)),
        .. question.Tags.Select(tag => (Field.Tags, tag)),
        .. question.Parts.SelectMany(part => Sentences(Field.Parts, part.Text)),
        .. question.Pitfalls.Select(pitfall => (Field.Pitfalls, pitfall)),
        .. question.KeyPoints.SelectMany(point => point.Phrasings.Prepend(point.Explanation).Prepend(point.Name)).Select(text => (Field.Points, text)),
        .. question.Misconceptions.SelectMany(wrong => wrong.Phrasings.Prepend(wrong.Correction).Prepend(wrong.Claim)).Select(text => (Field.Beliefs, text)),
        .. question.Items.SelectMany(item => item.Options.Select(option => option.Text).Prepend(item.Stem)).Select(text => (Field.Items, text)),
        .. question.Parts.Select(part => part.Text).Concat(question.Pitfalls).Append(question.ShortAnswer)
            .SelectMany(text => Code().Matches(text).Select(code => (Field.Code, code.Value))),
    ];

    private static IEnumerable<(Field Field, string Text)> Sentences(Field field, string text) =>
        SentenceEnd().Split(text).Where(sentence => sentence.Length > 0).Select(sentence => (field, sentence));

    [GeneratedRegex("```[^`]*```|`[^`\n]+`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<=[.?!])\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();
}
