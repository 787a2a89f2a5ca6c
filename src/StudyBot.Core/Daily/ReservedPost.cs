using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// A visible post that is on disk before anything is sent, held by whoever has its lease. Each change is one conditional
/// update of its record.
/// </summary>
internal abstract class ReservedPost
{
    /// <summary>What logs call it, such as "Question 7".</summary>
    public abstract string Name { get; }

    public abstract ChannelId Channel { get; }

    /// <summary>Its post cannot be older.</summary>
    public abstract DateTimeOffset ReservedAt { get; }

    /// <summary>When the chat service may first have been asked to post; null when it is certain that nothing was posted.</summary>
    public abstract DateTimeOffset? AttemptedAt { get; }

    public abstract bool IsPostedAs(OwnMessage message);

    /// <summary>Notes that the chat service is asked from now on. False when it is not to be posted now, which is on disk then.</summary>
    public abstract Task<bool> BeginAttemptAsync(CancellationToken stop);

    public abstract Task<MessageRef> SendAsync(CancellationToken stop);

    /// <summary>False when the message cannot be its post any more.</summary>
    public abstract Task<bool> MarkPostedAsync(MessageRef message, DateTimeOffset at, CancellationToken stop);

    /// <summary>What follows once it was sent; not for a post that was adopted.</summary>
    public virtual Task SentAsync(MessageRef message, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Gives the lease up, so that the next turn goes on.</summary>
    /// <param name="nothingPosted">It is certain that no attempt left a post.</param>
    public abstract Task ReleaseAsync(bool nothingPosted, CancellationToken stop);

    /// <summary>The chat service will not take it.</summary>
    public abstract Task MarkRefusedAsync(CancellationToken stop);

    /// <summary>It may have been posted, and nobody can tell.</summary>
    public abstract Task MarkUncertainAsync(CancellationToken stop);
}
