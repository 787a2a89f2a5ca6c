using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StudyBot.Core.Answers.Grading;

public static class GradingSetup
{
    /// <summary>
    /// The key under which the host may add a second <see cref="IAnswerGrader"/>, by a language model. It gives no points
    /// unless the course says so, so nobody gets it without asking for it.
    /// </summary>
    public const string ByModel = "model";

    /// <summary>The offline grader, unless another one was added before.</summary>
    public static IServiceCollection AddGrading(this IServiceCollection services)
    {
        services.TryAddSingleton<IAnswerGrader, OfflineGrader>();
        return services;
    }
}
