using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenAI;
using OpenAI.Chat;
using StudyBot.Core.Answers.Grading;
using StudyBot.Settings;

namespace StudyBot.Grading;

/// <summary>The optional grader by a model. Off unless there is an address and a model in the settings.</summary>
internal static class ModelGraderSetup
{
    private const int Retries = 1;

    /// <summary>Registers it under <see cref="GradingSetup.ByModel"/>: points stay with the offline grader until a course says otherwise.</summary>
    public static IServiceCollection AddModelGrader(this IServiceCollection services, GraderSettings? settings)
    {
        if (settings is not null)
        {
            services.AddKeyedSingleton<IAnswerGrader>(GradingSetup.ByModel, (provider, _) => Open(settings, provider.GetRequiredService<ILogger<ModelGrader>>()));
        }

        return services;
    }

    public static ModelGrader Open(GraderSettings settings, ILogger<ModelGrader> logger)
    {
        // A redirect could carry the key elsewhere.
        var http = new HttpClient(new BoundedReplies(new SocketsHttpHandler { AllowAutoRedirect = false })) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new OpenAIClientOptions
        {
            Endpoint = settings.Address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(Retries),
            NetworkTimeout = settings.Timeout,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        var client = new ChatClient(settings.Model, new ApiKeyCredential(settings.Key.Length > 0 ? settings.Key : "none"), options);
        return new ModelGrader(client.AsIChatClient(), settings, logger);
    }
}
