using System.Diagnostics;
using StudyBot.Core.Chat;

namespace StudyBot.Metrics;

/// <summary>The router, with a watch beside it. It tells kinds of interactions apart, never members, servers or texts.</summary>
internal sealed class MeasuredHandler(CommandRouter router, BotMetrics metrics) : IInteractionHandler
{
    public async Task<Response> HandleAsync(Interaction interaction, CancellationToken stop)
    {
        var begin = Stopwatch.GetTimestamp();
        var response = await router.HandleAsync(interaction, stop);
        metrics.Interaction(KindOf(interaction), Stopwatch.GetElapsedTime(begin));
        return response;
    }

    public async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop)
    {
        var begin = Stopwatch.GetTimestamp();
        var choices = await router.SuggestAsync(typed, stop);
        metrics.Interaction("suggestion", Stopwatch.GetElapsedTime(begin));
        return choices;
    }

    public Task NoticeAsync(Notice notice, CancellationToken stop) => router.NoticeAsync(notice, stop);

    private static string KindOf(Interaction interaction) => interaction is ControlUsed ? "control" : "command";
}
