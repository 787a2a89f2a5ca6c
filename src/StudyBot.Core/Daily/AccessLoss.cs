using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>What keeps the bot from asking questions in a course's channel.</summary>
/// <param name="Missing">What it may not do there any more; none unless it is a matter of permissions.</param>
public sealed record AccessLoss(AccessObstacle Obstacle, ChannelAbilities Missing = ChannelAbilities.None)
{
    /// <summary>Posts that are there cannot be changed either.</summary>
    public bool HidesPosts => Obstacle != AccessObstacle.Permissions || Missing.HasFlag(ChannelAbilities.View);
}

public enum AccessObstacle
{
    /// <summary>The bot was removed from the server.</summary>
    Server,

    /// <summary>The channel was deleted.</summary>
    Channel,

    Permissions,
}
