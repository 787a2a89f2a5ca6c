using Discord;
using StudyBot.Discord.Messages;

namespace StudyBot.DiscordNet.Messages;

internal static class ControlIds
{
    /// <summary>The bot's ids of all controls in a message of its own.</summary>
    public static IReadOnlyList<string> In(IReadOnlyCollection<IMessageComponent> components) =>
        [.. Flatten(components).Select(component => CustomIds.TryDecode(component.CustomId, out _, out var id) ? id : null).OfType<string>()];

    private static IEnumerable<IMessageComponent> Flatten(IEnumerable<IMessageComponent> components) =>
        components.SelectMany(component => component is ActionRowComponent row ? Flatten(row.Components) : [component]);
}
