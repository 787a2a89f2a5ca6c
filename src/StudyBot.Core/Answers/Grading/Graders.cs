using StudyBot.Core.Daily;

namespace StudyBot.Core.Answers.Grading;

/// <summary>Who may grade here.</summary>
/// <param name="Model">Null unless the operator has set one up.</param>
internal sealed record Graders(IAnswerGrader? Model)
{
    public IAnswerGrader Offline { get; } = new OfflineGrader();

    /// <summary>Whom a course chose; the offline one where its choice is not there any more.</summary>
    public IAnswerGrader Of(GradedBy choice) => choice == GradedBy.Model && Model is not null ? Model : Offline;
}
