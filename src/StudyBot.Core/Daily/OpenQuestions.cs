using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>What may be on show without its answer: open questions, and those whose post is under way or uncertain.</summary>
internal sealed class OpenQuestions(IDailyStore questions, TimeProvider time) : IOpenQuestions
{
    public async Task<IReadOnlyDictionary<QuestionKey, DateTimeOffset>> InServerAsync(ServerId server, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var open = new Dictionary<QuestionKey, DateTimeOffset>();
        foreach (var question in await questions.HiddenInAsync(server, stop))
        {
            // A posted one is hidden until its closing is on disk, however late that comes.
            if (question.Asked is { } asked && (question.State == QuestionState.Posted || question.ClosesAt > now))
            {
                var key = new QuestionKey(asked.Pack, asked.QuestionId);
                var until = open.GetValueOrDefault(key);
                open[key] = question.ClosesAt > until ? question.ClosesAt : until;
            }
        }

        return open;
    }
}
