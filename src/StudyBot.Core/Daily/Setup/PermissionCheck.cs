using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily.Setup;

/// <summary>Names what the bot may not do in the channels of a course, with how to grant each.</summary>
internal static class PermissionCheck
{
    /// <summary>Empty when nothing is missing.</summary>
    /// <param name="unknown">What to say when that cannot be found out now.</param>
    public static async Task<string> MissingAsync(IChatClient chat, ServerId server, CourseSettings settings, string unknown, CancellationToken stop)
    {
        try
        {
            return await MissingAsync(chat, server, settings, stop);
        }
        catch (ChatException)
        {
            return unknown;
        }
    }

    private static async Task<string> MissingAsync(IChatClient chat, ServerId server, CourseSettings settings, CancellationToken stop)
    {
        var missing = DailyTexts.Missing(settings.Channel, await chat.AbilitiesInAsync(server, settings.Channel, settings.PingRole, stop), settings);
        var forNotes = settings.LeadChannel is { } notes && notes != settings.Channel
            && Permissions.Withheld(await chat.AbilitiesInAsync(server, notes, toPing: null, stop) ?? ChannelAbilities.None) != ChannelAbilities.None
                ? SetupTexts.MissingForNotes(notes)
                : "";
        return string.Join("\n\n", new[] { missing, forNotes }.Where(text => text.Length > 0));
    }
}
