using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StudyBot.EndToEnd.Tests.Grading;

/// <summary>A service that speaks the OpenAI-compatible protocol and says what a test wants it to say.</summary>
internal sealed class StubModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string? Key, JsonElement Body)> _requests = [];

    private StubModel(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");

    /// <summary>What it was asked, with the Authorization header.</summary>
    public IReadOnlyCollection<(string? Key, JsonElement Body)> Requests => _requests;

    /// <param name="answer">Writes the whole response.</param>
    public static async Task<StubModel> StartAsync(Func<HttpContext, Task> answer, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var stub = new StubModel(builder.Build());
        stub._app.MapPost("/v1/chat/completions", async context =>
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
            stub._requests.Enqueue((context.Request.Headers.Authorization, body));
            await answer(context);
        });
        await stub._app.StartAsync(stop);
        return stub;
    }

    /// <summary>A service whose model always says the same.</summary>
    public static Task<StubModel> SayingAsync(string text, CancellationToken stop) => StartAsync(context => SayAsync(context, text), stop);

    public static Task SayAsync(HttpContext context, string text) => context.Response.WriteAsJsonAsync(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_790_000_000,
        model = "stub",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = text } } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
