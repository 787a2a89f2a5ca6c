using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>What the bot needs in a course's channel.</summary>
internal static class Permissions
{
    public static IEnumerable<ChannelAbilities> MissingOf(ChannelAbilities granted, CourseSettings settings) =>
        Needed(settings).Where(ability => !granted.HasFlag(ability));

    /// <summary>What is missing without which no question can be posted.</summary>
    public static ChannelAbilities Withheld(ChannelAbilities granted) =>
        (ChannelAbilities.View | ChannelAbilities.Send | ChannelAbilities.ShowCards) & ~granted;

    private static IEnumerable<ChannelAbilities> Needed(CourseSettings settings)
    {
        yield return ChannelAbilities.View;
        yield return ChannelAbilities.Send;
        yield return ChannelAbilities.ShowCards;
        yield return ChannelAbilities.ReadHistory;
        if (settings.Thread != ThreadMode.None)
        {
            yield return ChannelAbilities.StartThreads;
            yield return ChannelAbilities.SendInThreads;
        }

        if (settings.PingRole is not null)
        {
            yield return ChannelAbilities.PingRoles;
        }
    }
}
