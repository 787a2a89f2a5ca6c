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
    public const string Version = "2";

    public static readonly GraderId Id = new(Name, Version);

    private const double ListWorth = 0.25;
    private const int MaxText = 6000;

    // Found by trying answers of known worth.
    private const double FoundFrom = 0.45;
    private const double ClaimedFrom = 0.55;
    private const double ClaimedBeyondPoints = 0.05;
    private const double ClaimedPart = 0.3;
    private const int ClaimedWords = 3;
    private const double TwoSentences = 0.6;

    private static readonly ConditionalWeakTable<Handbook, AnswerGrader> Built = [];

    private readonly Likeness _likeness;
    private readonly ConditionalWeakTable<Question, QuestionIdeas> _ideas = [];

    private AnswerGrader(Handbook handbook) => _likeness = new Likeness(handbook);

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

        var ideas = _ideas.GetValue(question, asked => new QuestionIdeas(asked, _likeness));
        var claimed = Claimed(question, statements, ideas);
        var (found, missed) = Found(question, [.. statements.Where(statement => !claimed.Any(claim => claim.In == statement))], ideas);
        var grade = new Grade(0, found, missed, [.. claimed.Select(claim => claim.Claim)], kind, Id);
        var share = Core.Answers.Grading.Grade.ShareOf(found.Count, question.KeyPoints.Count, claimed.Count) * (kind is AnswerKind.WordList ? ListWorth : 1);
        return grade with { Share = Math.Min(grade.Most, share) };
    }

    // A misconception borrows the words of what is right, so a sentence claims it only if it is clearly nearer to it.
    private List<(ClaimedMisconception Claim, Statement In)> Claimed(Question question, List<Statement> statements, QuestionIdeas ideas)
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

    private (List<FoundPoint> Found, List<KeyPoint> Missed) Found(Question question, Statement[] statements, QuestionIdeas ideas)
    {
        var (found, missed) = (new List<FoundPoint>(), new List<KeyPoint>());
        for (var p = 0; p < ideas.Points.Count; p++)
        {
            var best = Likely.Not;
            for (var s = 0; s < statements.Length; s++)
            {
                var one = ideas.Points[p].Freely(statements[s].Words, _likeness);
                best = one.Share > best.Share ? one : best;

                // An idea may be spread over two sentences that follow each other, not over more.
                if (s + 1 < statements.Length)
                {
                    var two = ideas.Points[p].Freely([.. statements[s].Words, .. statements[s + 1].Words], _likeness);
                    best = two.Share * TwoSentences > best.Share ? two with { Share = two.Share * TwoSentences } : best;
                }
            }

            if (best.Share >= FoundFrom)
            {
                found.Add(new FoundPoint(question.KeyPoints[p], best.Words));
            }
            else
            {
                missed.Add(question.KeyPoints[p]);
            }
        }

        return (found, missed);
    }
}
