using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>Finds what an act is about, or refuses with the reason.</summary>
internal static class Guard
{
    public static User Person(this WorldState state, Snowflake id) => state.Users.GetValueOrDefault(id) switch
    {
        null => throw new ActRefusedException($"There is no member {id}. GET /local/v1/members lists them.", unknown: true),
        { Bot: true } => throw new ActRefusedException($"{id} is the bot; only people act here. GET /local/v1/members lists them."),
        var user => user,
    };

    /// <summary>The channel, if the person may see it.</summary>
    public static Channel Place(this WorldState state, Snowflake id, Snowflake person)
    {
        if (!state.Channels.TryGetValue(id, out var channel))
        {
            throw new ActRefusedException($"There is no channel {id}. GET /local/v1/channels lists them.", unknown: true);
        }

        if (!state.PermissionsIn(channel, person).HasFlag(Permission.ViewChannel))
        {
            throw new ActRefusedException($"{state.Person(person).Name} cannot see channel {id} ({channel.Name}).");
        }

        return channel;
    }

    /// <summary>The message, if the person sees it.</summary>
    public static Message Seen(this WorldState state, Snowflake id, Snowflake person)
    {
        if (!state.Messages.TryGetValue(id, out var message) || !message.IsVisibleTo(person))
        {
            throw new ActRefusedException($"{state.Person(person).Name} sees no message {id}. GET /local/v1/members/{person}/messages?channel=… lists them.", unknown: true);
        }

        state.Place(message.ChannelId, person);
        return message;
    }

    public static Component Control(this Message message, string customId)
    {
        var controls = message.Components.SelectMany(component => component.Tree).Where(component => component.CustomId is not null).ToArray();
        var control = Array.Find(controls, component => component.CustomId == customId)
            ?? throw new ActRefusedException($"Message {message.Id} has no control '{customId}'. {Known("It has", controls.Select(component => component.CustomId!))}", unknown: true);
        return control.Disabled is true
            ? throw new ActRefusedException($"'{customId}' of message {message.Id} is disabled.")
            : control;
    }

    public static string Known(string lead, IEnumerable<string> names)
    {
        var list = string.Join(", ", names.Select(name => $"'{name}'"));
        return list.Length == 0 ? $"{lead} none." : $"{lead} {list}.";
    }
}
