using System.ClientModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Handbooks;
using StudyBot.Settings;

namespace StudyBot.Grading;

/// <summary>
/// Has a language model find the key points of an answer. It only finds: each must be backed by words of the answer, the
/// share is counted as offline, and never beyond what the offline grader allows for that kind of text. When the model
/// fails, the offline grade stands, and says in whose place.
/// </summary>
internal sealed class ModelGrader(IChatClient model, GraderSettings settings, ILogger<ModelGrader> logger) : IAnswerGrader
{
    private const int MostTokens = 1500;

    private readonly OfflineGrader _offline = new();

    public string Name => "model " + settings.Model;

    public string Version => ModelPrompt.Version;

    public async Task<Grade> GradeAsync(Handbook handbook, Question question, string text, CancellationToken stop)
    {
        var offline = await _offline.GradeAsync(handbook, question, text, stop);
        if (offline.Most == 0)
        {
            return offline;
        }

        var (reply, failure) = await AskAsync(question, text, stop);
        if (reply is not null)
        {
            return Grade(question, text, reply, offline);
        }

        // Neither the answer nor what the service said about it belongs in a log.
        logger.LogWarning("The grader {Grader} at {Address} gave no grade ({Failure}), so {Offline} graded", Name, settings.Address, failure, offline.Grader);
        return offline with { InPlaceOf = new GraderId(Name, Version) };
    }

    private async Task<(ModelReply? Reply, string Failure)> AskAsync(Question question, string text, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(settings.Timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        try
        {
            var options = new ChatOptions { Temperature = 0, Seed = 1, MaxOutputTokens = MostTokens, ResponseFormat = ChatResponseFormat.Json };
            var said = await model.GetResponseAsync(ModelPrompt.For(question, text), options, either.Token);
            return (ModelReply.Parse(said.Text, question.KeyPoints.Count, question.Misconceptions.Count), "a reply that cannot be used");
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            stop.ThrowIfCancellationRequested();
            throw;
        }
        catch (Exception failure)
        {
            return (null, deadline.IsCancellationRequested ? $"nothing within {settings.Timeout.TotalSeconds:0} s" : Explain(failure));
        }
    }

    private static string Explain(Exception failure) => failure switch
    {
        ClientResultException { Status: > 0 and var status } => $"status {status}",
        ClientResultException or HttpRequestException or AggregateException => "not reachable, or too long a reply",
        _ => failure.GetType().Name,
    };

    private Grade Grade(Question question, string text, ModelReply reply, Grade offline)
    {
        var found = new List<FoundPoint>();
        var missed = new List<KeyPoint>();
        for (var p = 0; p < question.KeyPoints.Count; p++)
        {
            if (Backed(reply.KeyPoints, p, text) is { } evidence)
            {
                found.Add(new FoundPoint(question.KeyPoints[p], [evidence]));
            }
            else
            {
                missed.Add(question.KeyPoints[p]);
            }
        }

        var claimed = question.Misconceptions
            .Select((wrong, index) => (wrong, Evidence: Backed(reply.Misconceptions, index, text)))
            .Where(entry => entry.Evidence is not null)
            .Select(entry => new ClaimedMisconception(entry.wrong, [entry.Evidence!]))
            .ToArray();
        var share = Math.Min(offline.Most, Core.Answers.Grading.Grade.ShareOf(found.Count, question.KeyPoints.Count, claimed.Length));
        return new Grade(share, found, missed, claimed, offline.Kind, new GraderId(Name, Version));
    }

    // What the answer does not say, the model made up.
    private static string? Backed(IReadOnlyList<ModelFinding> findings, int index, string text)
    {
        var evidence = findings.FirstOrDefault(finding => finding.Number == index + 1)?.Evidence ?? "";
        return WordsOf(evidence) is { Length: > 0 } words && WordsOf(text).Contains(words, StringComparison.Ordinal) ? evidence.Trim() : null;
    }

    private static string WordsOf(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
