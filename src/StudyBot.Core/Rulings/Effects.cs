using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Rulings;

/// <summary>What a decision would change, computed from the facts as if it had always been so.</summary>
public static class Effects
{
    /// <summary>The facts of a course after one more decision.</summary>
    /// <param name="share">For a regrade: 0 to 1 of a full written answer.</param>
    public static CourseFacts After(CourseFacts facts, long questionId, Ruling ruling, decimal? share = null) => facts with
    {
        Questions = [.. facts.Questions.Select(question => question.InstanceId == questionId ? After(question, ruling, share) : question)],
    };

    /// <summary>How the totals of two versions of a course's facts differ, largest gain first.</summary>
    /// <param name="dates">What counts of them; all of it if null.</param>
    public static IReadOnlyList<PointChange> Between(CourseFacts before, CourseFacts after, Dates? dates = null)
    {
        var (old, now) = (Totals(before, dates), Totals(after, dates));
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(member => now.GetValueOrDefault(member) - old.GetValueOrDefault(member))
                .Where(difference => difference != 0)
                .CountBy(difference => difference)
                .OrderByDescending(pair => pair.Key)
                .Select(pair => new PointChange(pair.Key, pair.Value)),
        ];
    }

    private static ClosedQuestion After(ClosedQuestion question, Ruling ruling, decimal? share)
    {
        var verdict = new Verdict(question.Void, [.. question.RightOptions]).After(ruling.Kind, ruling.Option);
        return question with
        {
            Void = verdict.Void,
            RightOptions = verdict.Right.ToHashSet(),
            Answers = ruling is { Kind: RulingKind.Regrade, About: { } member }
                ? [.. question.Answers.Select(answer => answer.Member == member ? answer with { WrittenShare = share } : answer)]
                : question.Answers,
        };
    }

    private static Dictionary<MemberId, int> Totals(CourseFacts facts, Dates? dates) =>
        Ledger.Of(facts).Entries.Where(entry => dates is not { } within || within.Contains(entry.Date)).GroupBy(entry => entry.Member).ToDictionary(entries => entries.Key, entries => entries.Sum(entry => entry.Points));
}
