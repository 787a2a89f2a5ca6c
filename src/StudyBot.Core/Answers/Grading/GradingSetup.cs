using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StudyBot.Core.Answers.Grading;

public static class GradingSetup
{
    /// <summary>
    /// The key under which the host may add a second <see cref="IAnswerGrader"/>, by a language model. It grades in those
    /// courses whose leads say so.
    /// </summary>
    public const string ByModel = "model";

    /// <summary>The offline grader, and the one that the host added under <see cref="ByModel"/>.</summary>
    public static IServiceCollection AddGrading(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new Graders(provider.GetKeyedService<IAnswerGrader>(ByModel)));
        return services;
    }
}
