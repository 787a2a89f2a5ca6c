using System.Runtime.CompilerServices;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// Grades written answers by a question's key points, offline and always the same way. It compares sentence by sentence,
/// so more text earns nothing by itself. Safe for any number of callers at a time.
/// </summary>
public sealed class AnswerGrader
{
    public const string Name = "key-points";

    /// <summary>Changes whenever the same answer might be graded otherwise.</summary>
    public const string Version = "3";

    public static readonly GraderId Id = new(Name, Version);

    private const double ListWorth = 0.12;
    private const int MaxText = 6000;

    // Found by trying answers of known worth.
    private const double FoundFrom = 0.43;
    private const double ClaimedFrom = 0.55;
    private const double ClaimedBeyondPoints = 0.05;
    private const double ClaimedPart = 0.25;
    private const int ClaimedWords = 3;
    private const double TwoSentences = 0.6;
    private const int WordsForPoint = 5;

    // How much more a sentence must be worded like a misconception, to claim one, and to be no evidence of a key point.
    private const double ClaimsFrom = -1;
    private const double NoEvidenceFrom = 2;

    private static readonly ConditionalWeakTable<Handbook, AnswerGrader> Built = [];

    private readonly Likeness _likeness;
    private readonly ConditionalWeakTable<Question, QuestionIdeas> _ideas = [];

    private readonly Leaning.Ordinary _ordinary;

    private AnswerGrader(Handbook handbook)
    {
        _likeness = new Likeness(handbook);
        _ordinary = new Leaning.Ordinary(handbook);
    }

    /// <summary>The grader of a handbook's questions, made when it is first asked for.</summary>
    public static AnswerGrader Of(Handbook handbook) => Built.GetValue(handbook, book => new AnswerGrader(book));

    public Grade Grade(Question question, string answer)
    {
        var text = answer.Length <= MaxText ? answer : answer[..MaxText];
        var statements = StatementReader.Read(text);
        var kind = statements.Count == 0 ? AnswerKind.Nothing
            : GraderTalk.Is(text) ? AnswerKind.Instruction
            : WordLists.Is(statements) ? AnswerKind.WordList
            : AnswerKind.Explanation;
        statements = kind switch
        {
            AnswerKind.Instruction => [.. statements.Where(statement => !GraderTalk.Is(statement.Text))],
            AnswerKind.Explanation => [.. WordLists.Without(statements)],
            _ => statements,
        };

        var ideas = _ideas.GetValue(question, asked => new QuestionIdeas(asked, _likeness, _ordinary));
        double[] leaning = [.. statements.Select(statement => ideas.Leaning.Of(statement.Text))];
        var claimed = Claimed(question, [.. statements.Where((_, s) => leaning[s] >= ClaimsFrom)], ideas);
        var (found, missed) = Found(
            question,
            [.. statements.Where((statement, s) => leaning[s] < NoEvidenceFrom && !claimed.Any(claim => claim.In == statement))],
            ideas);
        var grade = new Grade(0, found, missed, [.. claimed.Select(claim => claim.Claim)], kind, Id);
        var share = Core.Answers.Grading.Grade.ShareOf(found.Count, question.KeyPoints.Count, claimed.Count) * (kind is AnswerKind.WordList ? ListWorth : 1);
        return grade with { Share = Math.Min(grade.Most, share) };
    }

    // A misconception borrows the words of what is right, so a sentence claims it only if it is clearly nearer to it.
    private List<(ClaimedMisconception Claim, Statement In)> Claimed(Question question, Statement[] statements, QuestionIdeas ideas)
    {
        var claimed = new List<(ClaimedMisconception Claim, Statement In)>();
        for (var b = 0; b < ideas.Beliefs.Count; b++)
        {
            foreach (var statement in statements)
            {
                var belief = ideas.Beliefs[b].In(statement.Words, _likeness);
                if (belief.Words.Count >= ClaimedWords
                    && belief.Words.Count >= statement.Words.Count * ClaimedPart
                    && belief.Share >= ClaimedFrom
                    && !belief.Denied
                    && belief.Share > ideas.Points.Append(ideas.Corrections[b]).Max(right => right.In(statement.Words, _likeness).Share) + ClaimedBeyondPoints
                    && !Denials.Has(statement.Text))
                {
                    claimed.Add((new ClaimedMisconception(question.Misconceptions[b], belief.Words), statement));
                    break;
                }
            }
        }

        return claimed;
    }

    // A sentence says so much and no more, however many key points its words would fit.
    private (List<FoundPoint> Found, List<KeyPoint> Missed) Found(Question question, Statement[] statements, QuestionIdeas ideas)
    {
        var room = statements.Select(statement => Math.Max(1, statement.Words.Count / WordsForPoint)).ToArray();
        var found = new IReadOnlyList<string>?[ideas.Points.Count];
        foreach (var (point, sentence, likely) in Evidence(statements, ideas).OrderByDescending(evidence => evidence.Likely.Share))
        {
            if (found[point] is null && room[sentence] > 0)
            {
                found[point] = likely.Words;
                room[sentence]--;
            }
        }

        return (
            [.. question.KeyPoints.Zip(found).Where(pair => pair.Second is not null).Select(pair => new FoundPoint(pair.First, pair.Second!))],
            [.. question.KeyPoints.Zip(found).Where(pair => pair.Second is null).Select(pair => pair.First)]);
    }

    private IEnumerable<(int Point, int Sentence, Likely Likely)> Evidence(Statement[] statements, QuestionIdeas ideas)
    {
        for (var p = 0; p < ideas.Points.Count; p++)
        {
            for (var s = 0; s < statements.Length; s++)
            {
                var best = ideas.Points[p].Freely(statements[s].Words, _likeness);

                // An idea may be spread over two sentences that follow each other, not over more.
                if (s + 1 < statements.Length)
                {
                    var two = ideas.Points[p].Freely([.. statements[s].Words, .. statements[s + 1].Words], _likeness);
                    best = two.Share * TwoSentences > best.Share ? two with { Share = two.Share * TwoSentences } : best;
                }

                if (best.Share >= FoundFrom)
                {
                    yield return (p, s, best);
                }
            }
        }
    }
}
