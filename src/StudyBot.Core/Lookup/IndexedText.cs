using System.Text.RegularExpressions;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>The texts of a question by the field under which they are searched.</summary>
internal static partial class IndexedText
{
    public static IEnumerable<(Field Field, string Text)> Of(Question question)
    {
        yield return (Field.Title, question.Title);
        yield return (Field.Question, question.Text);
        yield return (Field.Answer, question.ShortAnswer);
        foreach (var alias in question.Aliases)
        {
            yield return (Field.Aliases, alias);
        }

        foreach (var tag in question.Tags)
        {
            yield return (Field.Tags, tag);
        }

        foreach (var part in question.Parts)
        {
            yield return (Field.Parts, part.Text);
        }

        foreach (var pitfall in question.Pitfalls)
        {
            yield return (Field.Pitfalls, pitfall);
        }

        foreach (var point in question.KeyPoints)
        {
            yield return (Field.Points, point.Name);
            foreach (var phrasing in point.Phrasings)
            {
                yield return (Field.Points, phrasing);
            }
        }

        foreach (var text in question.Parts.Select(part => part.Text).Concat(question.Pitfalls).Append(question.ShortAnswer))
        {
            foreach (var code in Code().Matches(text).Cast<Capture>())
            {
                yield return (Field.Code, code.Value);
            }
        }
    }

    [GeneratedRegex("```[^`]*```|`[^`\n]+`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
