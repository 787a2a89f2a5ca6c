using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>What has to be granted in a course's channel, by the names that the chat service shows.</summary>
public static class CourseNeeds
{
    public static IReadOnlyList<string> Missing(ChannelAbilities granted, CourseSettings settings) =>
        [.. Permissions.MissingOf(granted, settings).Select(DailyTexts.PermissionName)];
}
