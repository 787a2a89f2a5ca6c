using CsCheck;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Tests.Scoring;

/// <summary>Whole histories of a course: days, some of them void, with members who choose, write, both or neither.</summary>
internal static class HistoryGen
{
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly MemberId[] Members = [.. Enumerable.Range(1, 5).Select(id => new MemberId((ulong)id))];

    private static readonly Gen<AnswerFact?> Answer = Gen.Select(Gen.Int[-2, 3], Gen.Int[-4, 10]).Select((option, tenths) =>
        option < -1 || (option < 0 && tenths < 0)
            ? null
            : new AnswerFact(default, option < 0 ? null : option, tenths < 0 ? null : tenths / 10m) { Written = tenths >= 0 });

    private static readonly Gen<(AnswerFact?[] Answers, int Right, bool Void, int Knew, int Away)> Day =
        Gen.Select(Answer.Array[Members.Length], Gen.Int[0, 3], Gen.Int[0, 9].Select(one => one == 0), Gen.Int[-8, Members.Length - 1], Gen.Int[-4, Members.Length - 1]);

    public static Gen<CourseFacts> Facts { get; } = Gen.Select(Day.Array[1, 20], Gen.Int[0, 2].Select(step => step * 5)).Select((days, most) =>
    {
        var questions = days.Select((day, number) => new ClosedQuestion(
            number + 1,
            Monday.PlusDays(number),
            day.Void,
            new HashSet<int> { day.Right },
            [.. day.Answers.Select((answer, at) => answer is null ? null : answer with { Member = Members[at] }).OfType<AnswerFact>()])
        {
            Neutral = day.Knew < 0 ? new HashSet<MemberId>() : [Members[day.Knew]],
            Away = day.Away < 0 ? new HashSet<MemberId>() : [Members[day.Away]],
        }).ToList();
        return new CourseFacts(
            1,
            DateTimeZone.Utc,
            most,
            questions,
            [.. questions.Select(question => new ScheduledDay(question.Date, question.Void ? DayOutcome.Void : DayOutcome.Closed))],
            Members.ToDictionary(member => member, member => $"M{member}"));
    });

    public static CourseFacts Without(this CourseFacts facts, long questionId) => facts with
    {
        Questions = [.. facts.Questions.Where(question => question.InstanceId != questionId)],
        Days = [.. facts.Questions.Where(question => question.InstanceId != questionId).Select(question => new ScheduledDay(question.Date, DayOutcome.Closed))],
    };

    public static CourseFacts Shuffled(this CourseFacts facts, int seed)
    {
        var random = new Random(seed);
        return facts with
        {
            Questions = [.. Mixed(facts.Questions.Select(question => question with { Answers = Mixed(question.Answers) }))],
            Days = Mixed(facts.Days),
        };

        T[] Mixed<T>(IEnumerable<T> items)
        {
            var all = items.ToArray();
            random.Shuffle(all);
            return all;
        }
    }
}
