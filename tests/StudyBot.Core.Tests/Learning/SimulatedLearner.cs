using NodaTime;
using StudyBot.Core.Daily;
using StudyBot.Core.Learning;

namespace StudyBot.Core.Tests.Learning;

/// <summary>
/// Somebody who forgets as people do: exponentially, and slower with each time that it was recalled. This is not the
/// scheduler's own model, so that agreement means something.
/// </summary>
internal sealed class SimulatedLearner(double strength, int questions, int seed)
{
    private const int NewEachDay = 5;

    private static readonly LocalDate Start = new(2026, 11, 23);

    private readonly Random _chance = new(seed);
    private readonly Dictionary<string, (double HalfLife, int Day)> _memories = [];

    public List<StudyAnswer> Answers { get; } = [];

    /// <summary>How many were asked in review, by day.</summary>
    public List<int> Load { get; } = [];

    public List<(int Day, bool Known)> Asked { get; } = [];

    public void Live(int day)
    {
        var today = Start.PlusDays(day);
        var due = ReviewList.Of(Answers).Where(item => item.IsDueOn(today)).OrderBy(item => item.RetrievabilityOn(today)).Take(PracticeDraw.MostQuestions).ToList();
        foreach (var item in due)
        {
            var known = Recall(item.Question.QuestionId, day);
            Asked.Add((day, known));
            Answers.Add(Answer(item.Question, today, day, known));
        }

        Load.Add(due.Count);
        foreach (var number in Enumerable.Range(day * NewEachDay, NewEachDay).Where(number => number < questions))
        {
            var known = _chance.NextDouble() < strength;
            Answers.Add(Answer(new QuestionKey("docker", $"q{number}"), today, day, known));
            Study($"q{number}", day, known);
        }
    }

    private bool Recall(string question, int day)
    {
        var (halfLife, last) = _memories[question];
        var known = _chance.NextDouble() < Math.Pow(0.5, (day - last) / halfLife);
        Study(question, day, known);
        return known;
    }

    // Whoever misses reads the answer; it stays for a while, longer for strong learners.
    private void Study(string question, int day, bool known)
    {
        var before = _memories.TryGetValue(question, out var memory) ? memory.HalfLife : 4 + (10 * strength);
        var after = known ? before * (1.6 + strength) : Math.Max(3, before * 0.6);
        _memories[question] = (after, day);
    }

    private static StudyAnswer Answer(QuestionKey question, LocalDate date, int day, bool right) =>
        new(question, "1", 1, date, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).AddDays(day), right, right ? 0 : 1) { InPractice = true, ByOption = true };
}
