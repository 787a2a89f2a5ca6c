using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>Which answers must stay hidden: the questions that are open in a server right now, and until when.</summary>
public interface IOpenQuestions
{
    Task<IReadOnlyDictionary<QuestionKey, DateTimeOffset>> InServerAsync(ServerId server, CancellationToken stop);
}

/// <summary>Names a question across packs.</summary>
public readonly record struct QuestionKey(string Pack, string QuestionId);
