using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Rulings;

internal static class RulingSetup
{
    /// <summary>Adds requests for review and the decisions of leads. Needs the daily question and its stores.</summary>
    public static IServiceCollection AddRulings(this IServiceCollection services)
    {
        services.AddSingleton<LeadCards>();
        services.AddSingleton<AnswerChoices>();
        services.AddSingleton<Newsroom>();
        services.AddSingleton<IControlHandler, ReviewDesk>();
        services.AddSingleton<IControlHandler, RulingDesk>();
        return services;
    }
}
