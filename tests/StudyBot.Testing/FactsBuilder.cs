using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Testing;

/// <summary>A course's history, a day a line: who chose which option, where option 0 is right.</summary>
public sealed class FactsBuilder
{
    private readonly List<ClosedQuestion> _closed = [];
    private readonly Dictionary<MemberId, string> _names = [];

    public static MemberId Id(string name) => new((ulong)name.Aggregate(7L, (id, letter) => ((id * 31) + letter) & long.MaxValue));

    public FactsBuilder Day(LocalDate date, params (string Name, int Option)[] answers) => Add(date, isVoid: false, answers);

    public FactsBuilder VoidDay(LocalDate date, params (string Name, int Option)[] answers) => Add(date, isVoid: true, answers);

    /// <summary>Who played for which team on every day added so far.</summary>
    public TeamFacts Teams(params (long Team, string[] Names)[] teams) => new(_closed.ToDictionary(
        question => question.InstanceId,
        IReadOnlyList<TeamPlayer> (_) => [.. teams.SelectMany(team => team.Names.Select(name => new TeamPlayer(Id(name), team.Team)))]));

    public CourseFacts Build() => new(
        CourseId: 1,
        DateTimeZone.Utc,
        WrittenMax: 5,
        [.. _closed],
        [.. _closed.Select(question => new ScheduledDay(question.Date, question.Void ? DayOutcome.Void : DayOutcome.Closed))],
        _names);

    private FactsBuilder Add(LocalDate date, bool isVoid, (string Name, int Option)[] answers)
    {
        foreach (var (name, _) in answers)
        {
            _names[Id(name)] = name;
        }

        var facts = answers.Select(answer => new AnswerFact(Id(answer.Name), answer.Option, WrittenShare: null));
        _closed.Add(new ClosedQuestion(_closed.Count + 1, date, isVoid, new HashSet<int> { 0 }, [.. facts]));
        return this;
    }
}
