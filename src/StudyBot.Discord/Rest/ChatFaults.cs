using System.Net;
using System.Text.Json;
using StudyBot.Core.Chat;

namespace StudyBot.Discord.Rest;

/// <summary>Says in the seam's words what went wrong.</summary>
internal static class ChatFaults
{
    public static async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken stop)
    {
        try
        {
            return await call();
        }
        catch (DiscordApiException refused)
        {
            throw new ChatException(Of(refused), refused.Message, refused);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or IOException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new ChatException(ChatFault.Unavailable, $"Discord does not answer: {failure.Message}", failure);
        }
    }

    public static ChatFault Of(DiscordApiException refused) => refused switch
    {
        { Status: >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests } => ChatFault.Unavailable,
        _ when DiscordCode.PassesByItself(refused.Code) => ChatFault.Unavailable,
        { Code: DiscordCode.UnknownChannel or DiscordCode.UnknownMessage or DiscordCode.UnknownGuild or DiscordCode.UnknownMember or DiscordCode.UnknownUser or DiscordCode.InvalidRecipient } => ChatFault.Gone,
        { Code: DiscordCode.ThreadArchived or DiscordCode.ThreadLocked } => ChatFault.Refused,
        { Code: DiscordCode.MissingAccess or DiscordCode.MissingPermissions or DiscordCode.CannotMessageUser or DiscordCode.NoMutualServer } or { Status: HttpStatusCode.Forbidden } => ChatFault.Forbidden,
        _ => ChatFault.Refused,
    };
}
