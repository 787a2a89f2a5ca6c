using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Handbooks;

namespace StudyBot.Testing.Daily;

/// <summary>Stands in for a language model: gives each text the share that it is told, or does what it is told instead.</summary>
public sealed class FixedGrader(double share) : IAnswerGrader
{
    public string Name => "model tea-7b";

    public string Version => "1";

    /// <summary>Done before a grade is given; may fail, or never end.</summary>
    public Func<CancellationToken, Task> First { get; set; } = _ => Task.CompletedTask;

    public async Task<Grade> GradeAsync(Handbook handbook, Question question, string text, CancellationToken stop)
    {
        await First(stop);
        return new Grade(share, [], [], [], AnswerKind.Explanation, new GraderId(Name, Version));
    }
}
