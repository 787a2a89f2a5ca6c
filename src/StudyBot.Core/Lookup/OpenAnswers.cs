using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>The questions of one handbook whose answers are withheld in a server now.</summary>
internal sealed class OpenAnswers
{
    private readonly Dictionary<string, DateTimeOffset> _until;

    private OpenAnswers(Dictionary<string, DateTimeOffset> until)
    {
        _until = until;
        Ids = until.Keys.ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlySet<string> Ids { get; }

    public static async Task<OpenAnswers> InAsync(IOpenQuestions open, Place place, Handbook handbook, CancellationToken stop)
    {
        var all = await open.InServerAsync(place.Server, stop);
        return new OpenAnswers(all.Where(pair => pair.Key.Pack == handbook.Id).ToDictionary(pair => pair.Key.QuestionId, pair => pair.Value, StringComparer.Ordinal));
    }

    public DateTimeOffset? Until(Question question) => _until.TryGetValue(question.Id, out var until) ? until : null;
}
