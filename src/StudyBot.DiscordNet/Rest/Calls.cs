using System.Net;
using Discord;
using Discord.Net;
using StudyBot.Core.Chat;

namespace StudyBot.DiscordNet.Rest;

/// <summary>How the library is called, and in the seam's words what went wrong.</summary>
internal static class Calls
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int UnknownInteraction = 10062;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int CannotMessageUser = 50007;
    public const int MissingPermissions = 50013;
    public const int InvalidWebhookToken = 50027;
    public const int InvalidRecipient = 50033;
    public const int ThreadArchived = 50083;
    public const int NoMutualServer = 50278;
    public const int ThreadExists = 160004;
    public const int ThreadLocked = 160005;

    private const int WithinMilliseconds = 15_000;

    /// <summary>For what may be sent twice.</summary>
    public static RequestOptions Again(CancellationToken stop) => new() { CancelToken = stop, Timeout = WithinMilliseconds, RetryMode = RetryMode.AlwaysRetry };

    /// <summary>For what must not: only a refusal for its rate is tried again.</summary>
    public static RequestOptions Once(CancellationToken stop) => new() { CancelToken = stop, Timeout = WithinMilliseconds, RetryMode = RetryMode.RetryRatelimit };

    public static async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken stop)
    {
        try
        {
            return await call();
        }
        catch (HttpException refused)
        {
            throw new ChatException(Of(refused), refused.Message, refused);
        }
        catch (ArgumentException refused)
        {
            // The library measures some limits itself.
            throw new ChatException(ChatFault.Refused, refused.Message, refused);
        }
        catch (Exception failure) when (IsOutage(failure) || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new ChatException(ChatFault.Unavailable, $"Discord does not answer: {failure.Message}", failure);
        }
    }

    public static int CodeOf(HttpException refused) => (int?)refused.DiscordCode ?? 0;

    public static bool IsOutage(Exception failure) => failure is HttpRequestException or IOException or TimeoutException or RateLimitedException;

    private static ChatFault Of(HttpException refused) => CodeOf(refused) switch
    {
        _ when refused.HttpCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests => ChatFault.Unavailable,
        // Too much or too soon, said without a 429: slow mode, write limits, edits of old messages, direct messages opened too fast, overload.
        20016 or 20028 or 20029 or 30046 or 40003 or 40062 or 130000 => ChatFault.Unavailable,
        UnknownChannel or UnknownMessage or UnknownGuild or UnknownMember or UnknownUser or InvalidRecipient => ChatFault.Gone,
        ThreadArchived or ThreadLocked => ChatFault.Refused,
        MissingAccess or MissingPermissions or CannotMessageUser or NoMutualServer => ChatFault.Forbidden,
        _ when refused.HttpCode is HttpStatusCode.Forbidden => ChatFault.Forbidden,
        _ => ChatFault.Refused,
    };
}
