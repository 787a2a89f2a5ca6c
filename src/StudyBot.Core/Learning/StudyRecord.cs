using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Learning;

/// <summary>Everything that one member learnt and did not learn in one course so far.</summary>
/// <param name="Facts">The course's, with this member's answers only.</param>
/// <param name="Asked">What each closed question was about.</param>
/// <param name="Today">In the course's time zone.</param>
internal sealed record StudyRecord(CourseFacts Facts, IReadOnlyDictionary<long, AskedBefore> Asked, IReadOnlyList<StudyAnswer> Answers, LocalDate Today)
{
    private IReadOnlyList<ReviewItem>? _review;

    public IReadOnlyList<ReviewItem> Review => _review ??= ReviewList.Of(Answers);
}

/// <summary>Gathers a member's record from what is stored: closed daily questions as they stand now, and practice.</summary>
internal sealed class StudyRecords(IFacts facts, IPracticeStore practice, TimeProvider time)
{
    // Less of a written answer without an option is a miss.
    private const decimal Known = 0.5m;

    public async Task<StudyRecord> OfAsync(Course course, MemberId member, CancellationToken stop)
    {
        var known = await facts.OfMemberAsync(course.Id, member, stop) ?? throw new InvalidOperationException($"Course {course.Id} is gone.");
        var asked = await practice.AskedAsync(course.Id, stop);
        var daily = known.Questions
            .Where(question => !question.Void && !question.Neutral.Contains(member) && asked.ContainsKey(question.InstanceId))
            .SelectMany(question => question.Answers.Where(answer => answer.Member == member).Select(answer => Daily(question, answer, asked[question.InstanceId], known.Zone)))
            .OfType<StudyAnswer>();
        var practised = (await practice.AnswersAsync(course.Id, member, stop)).Select(answer =>
            new StudyAnswer(answer.Question, answer.ItemId, answer.Chapter, DateOf(answer.At, known.Zone), answer.At, answer.Right, answer.Chosen) { InPractice = true, ByOption = true });
        return new StudyRecord(known, asked, [.. daily, .. practised], DateOf(time.GetUtcNow(), known.Zone));
    }

    private static StudyAnswer? Daily(ClosedQuestion question, AnswerFact answer, AskedBefore asked, DateTimeZone zone)
    {
        bool? right = answer.Option is { } option ? question.RightOptions.Contains(option) : answer.WrittenShare >= Known;
        if (answer is { Option: null, WrittenShare: null })
        {
            return null;
        }

        // Before anything practised on the same date: only what was closed can be practised.
        var at = zone.AtStartOfDay(question.Date).ToDateTimeOffset();
        int? chosen = answer.Option is { } shown ? new SeededRandom(asked.ShuffleSeed).Order(OptionsOfADailyQuestion)[shown] : null;
        return new StudyAnswer(asked.Question, asked.ItemId, asked.Chapter, question.Date, at, right.Value, chosen) { ByOption = answer.Option is not null };
    }

    private const int OptionsOfADailyQuestion = 4;

    private static LocalDate DateOf(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).Date;
}
