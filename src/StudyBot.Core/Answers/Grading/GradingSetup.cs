using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StudyBot.Core.Answers.Grading;

public static class GradingSetup
{
    /// <summary>The offline grader, unless another one was added before.</summary>
    public static IServiceCollection AddGrading(this IServiceCollection services)
    {
        services.TryAddSingleton<IAnswerGrader, OfflineGrader>();
        return services;
    }
}
