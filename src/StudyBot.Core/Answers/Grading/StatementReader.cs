using System.Collections.Frozen;
using System.Text.RegularExpressions;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Answers.Grading;

/// <summary>Cuts text into statements, and marks in each what is denied.</summary>
internal static partial class StatementReader
{
    // How many telling words a "not" reaches, unless punctuation or a "but" ends it before.
    private const int Reach = 5;

    private static readonly FrozenSet<string> Negations =
        ("not no never neither nor none nothing without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt "
        + "couldnt hasnt havent avoid instead rather").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Turns =
        "but because so since while although though unless until then therefore whereas".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ListWords = "and or the a an plus also then etc".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static List<Statement> Read(string text) =>
        [.. SentenceEnd().Split(text).Select(ReadOne).Where(statement => statement.Words.Count > 0)];

    public static Statement ReadOne(string sentence)
    {
        var words = new List<Said>();
        var (joints, runs) = (new List<string>(), new List<int> { 0 });
        var filler = 0;
        foreach (var clause in ClauseEnd().Split(sentence))
        {
            var denied = 0;
            foreach (var token in Tokenizer.Read(clause))
            {
                // Letters and digits that stand alone, as in an address, are neither what is told nor what holds it together.
                if (token.Parts > 1 || (token.Word.Length == 1 && token.Word is not ("a" or "i")))
                {
                    continue;
                }

                if (!IsFiller(token.Word))
                {
                    runs[^1]++;
                    words.Add(new Said(token.Word, Stemmer.Stem(token.Word), denied > 0));
                    denied = Math.Max(0, denied - 1);
                    continue;
                }

                filler++;
                if (!ListWords.Contains(token.Word))
                {
                    joints.Add(token.Word);
                    runs.Add(0);
                }

                // "Not only" denies nothing.
                denied = Negations.Contains(token.Word) ? Reach
                    : Turns.Contains(token.Word) || token.Word is "only" or "just" ? 0
                    : denied;
            }
        }

        return new Statement(sentence, words, filler, joints, runs);
    }

    private static bool IsFiller(string word) => StopWords.Contains(word) || Negations.Contains(word) || Turns.Contains(word);

    [GeneratedRegex(@"(?<=[.?!;])\s+|\s*[\r\n]+\s*", RegexOptions.CultureInvariant, PatternGuard.Milliseconds)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[,:()]\s|\s[-–—]\s", RegexOptions.CultureInvariant, PatternGuard.Milliseconds)]
    private static partial Regex ClauseEnd();
}
