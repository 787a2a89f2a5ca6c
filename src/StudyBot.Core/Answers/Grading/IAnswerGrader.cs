using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// Grades written answers. The answer is what a person typed, and may try to talk to the grader. There is always a grade:
/// a grader that needs a service gives that of another one when the service fails, and the grade says which one spoke.
/// </summary>
public interface IAnswerGrader
{
    string Name { get; }

    /// <summary>Changes whenever the same answer might be graded otherwise.</summary>
    string Version { get; }

    /// <param name="question">A gradable question of <paramref name="handbook"/>.</param>
    Task<Grade> GradeAsync(Handbook handbook, Question question, string text, CancellationToken stop);
}
