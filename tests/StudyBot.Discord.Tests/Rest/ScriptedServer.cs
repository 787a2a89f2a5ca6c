using System.Net;
using System.Text;

namespace StudyBot.Discord.Tests.Rest;

/// <summary>Answers requests in the order of a script, and keeps what was asked.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<Asked> Requests { get; } = [];

    public ScriptedServer Answers(HttpStatusCode status, string json = "{}", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return response;
        });
        return this;
    }

    public ScriptedServer Breaks()
    {
        _answers.Enqueue(() => throw new HttpRequestException("connection reset"));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_answers)
        {
            Requests.Add(new Asked(request.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), request.Content?.Headers.ContentType?.MediaType, body));
            return _answers.TryDequeue(out var answer) ? answer() : throw new InvalidOperationException($"Nothing is scripted for {request.Method} {request.RequestUri}");
        }
    }

    internal sealed record Asked(HttpMethod Method, Uri Address, string? Authorization, string? MediaType, string Body);
}
