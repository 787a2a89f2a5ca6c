using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Answers.Grading;

/// <summary>The <see cref="AnswerGrader"/> of whatever handbook is asked about: needs no service, and never fails.</summary>
public sealed class OfflineGrader : IAnswerGrader
{
    public string Name => AnswerGrader.Name;

    public string Version => AnswerGrader.Version;

    public Task<Grade> GradeAsync(Handbook handbook, Question question, string text, CancellationToken stop) =>
        Task.FromResult(AnswerGrader.Of(handbook).Grade(question, text));
}
