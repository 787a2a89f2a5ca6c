using System.Net;
using StudyBot.Health;
using StudyBot.Settings;

namespace StudyBot.Doctor;

/// <summary>What a bot that runs on this machine says of itself.</summary>
internal sealed class BotFindings(BotSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Adding a million answers up anew takes seconds.
    private static readonly TimeSpan BoardsPatience = TimeSpan.FromMinutes(2);

    /// <summary>After a run.</summary>
    public bool IsAlive { get; private set; }

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken stop)
    {
        var (status, text) = await AskAsync(HealthPaths.Ready, Patience, stop);
        IsAlive = status is not null;
        return status switch
        {
            null => [Finding.Ok("bot", $"none answers on port {settings.HealthPort.Number}, so it does not run here or has another Health:Port")],
            HttpStatusCode.OK => [Finding.Ok("bot", $"runs and is ready ({Told(text)})")],
            _ => [Finding.Problem("bot", $"runs and is not ready ({Told(text)})", "see its log; it goes on by itself when Discord and the database can be reached")],
        };
    }

    /// <summary>Whether the boards that it keeps in memory are what its facts say.</summary>
    public async Task<IReadOnlyList<Finding>> BoardsAsync(CancellationToken stop)
    {
        if (!IsAlive)
        {
            return [];
        }

        const string boards = "boards of the running bot";
        var (status, text) = await AskAsync(HealthPaths.Boards, BoardsPatience, stop);
        var told = Told(text.Replace("boards: ", "", StringComparison.Ordinal));
        return status switch
        {
            HttpStatusCode.OK => [Finding.Ok(boards, told)],
            null => [Finding.Problem(boards, "it did not answer in time", "ask again when it has less to do")],
            _ => [Finding.Problem(boards, told, "restart the bot, which adds them up anew, and report this as a defect")],
        };
    }

    private async Task<(HttpStatusCode? Status, string Text)> AskAsync(string path, TimeSpan patience, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = patience };
        try
        {
            using var answer = await http.GetAsync(HealthPaths.Of(settings, path), stop);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(stop));
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return (null, "");
        }
    }

    private static string Told(string text) => string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
