using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily.Setup;

/// <summary>Names what the bot may not do in the channels of a course, with how to grant each.</summary>
internal static class PermissionCheck
{
    /// <summary>Empty when nothing is missing.</summary>
    /// <exception cref="ChatException">That cannot be found out now.</exception>
    public static async Task<string> MissingAsync(IChatClient chat, ServerId server, CourseSettings settings, CancellationToken stop)
    {
        var missing = DailyTexts.Missing(settings.Channel, await chat.AbilitiesInAsync(server, settings.Channel, settings.PingRole, stop), settings);
        var forNotes = settings.LeadChannel is { } notes && notes != settings.Channel
            && Permissions.Withheld(await chat.AbilitiesInAsync(server, notes, toPing: null, stop) ?? ChannelAbilities.None) != ChannelAbilities.None
                ? SetupTexts.MissingForNotes(notes)
                : "";
        return string.Join("\n\n", new[] { missing, forNotes }.Where(text => text.Length > 0));
    }
}
