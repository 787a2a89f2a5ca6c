using System.Text.Json;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Acts;

internal sealed partial class MemberActs
{
    /// <summary>The slash commands that a member is offered in a channel.</summary>
    public IReadOnlyList<RunnableCommand> Offered(Snowflake member, Snowflake channel) =>
        world.Read(state => Commands.Slash(state, state.Place(channel, member), member));

    /// <summary>The commands in the menu of messages of a channel.</summary>
    public IReadOnlyList<AppCommand> OfferedOnMessages(Snowflake member, Snowflake channel) =>
        world.Read(state => Commands.OfMessages(state, state.Place(channel, member), member));

    /// <param name="name">"ask" or "daily setup".</param>
    public Task<ActResult> RunAsync(Snowflake member, Snowflake channel, string name, IReadOnlyDictionary<string, JsonElement> options, CancellationToken stop) =>
        ActAsync(InteractionKind.Command, member, state => SlashDraft(state, InteractionKind.Command, member, channel, name, options, null), stop);

    /// <summary>Asks for choices of one option while <paramref name="value"/> stands in it.</summary>
    public Task<ActResult> CompleteAsync(Snowflake member, Snowflake channel, string name, string option, string value, IReadOnlyDictionary<string, JsonElement> options, CancellationToken stop)
    {
        var all = new Dictionary<string, JsonElement>(options, StringComparer.Ordinal) { [option] = JsonSerializer.SerializeToElement(value) };
        return ActAsync(InteractionKind.Autocomplete, member, state => SlashDraft(state, InteractionKind.Autocomplete, member, channel, name, all, option), stop);
    }

    /// <summary>Uses a command from the menu of a message.</summary>
    public Task<ActResult> RunOnMessageAsync(Snowflake member, Snowflake message, string name, CancellationToken stop) =>
        ActAsync(InteractionKind.Command, member, state =>
        {
            var target = state.Seen(message, member);
            var channel = state.Channels[target.ChannelId];
            var command = Commands.FindOfMessages(state, channel, member, name);
            var resolved = new Resolved(render);
            resolved.AddMessage(state, target);
            var details = Head(command);
            details["target_id"] = target.Id.ToString();
            details["resolved"] = resolved.Json;
            return new Draft(channel, new InteractionOrigin(default, InteractionKind.Command, member) { Command = command.Name, TargetMessageId = target.Id }, null, details);
        }, stop);

    private Draft SlashDraft(WorldState state, InteractionKind kind, Snowflake member, Snowflake channelId, string name, IReadOnlyDictionary<string, JsonElement> values, string? typing)
    {
        var channel = state.Place(channelId, member);
        var command = Commands.Find(state, channel, member, name);
        if (typing is not null && command.Options.FirstOrDefault(option => option.Name == typing)?.Autocomplete is not true)
        {
            var completing = command.Options.Where(option => option.Autocomplete is true).Select(option => option.Name);
            throw new ActRefusedException($"Option '{typing}' of /{command.Name} does not suggest anything. {Guard.Known("Those that do:", completing)}");
        }

        var resolved = new Resolved(render);
        var options = OptionFiller.Fill(command, values, state, channel.GuildId, resolved, typing);
        foreach (var step in command.Path.Reverse())
        {
            options = [new JsonObject { ["name"] = step.Name, ["type"] = (int)step.Type, ["options"] = options }];
        }

        var details = Head(command.Command);
        if (options.Count > 0)
        {
            details["options"] = options;
        }

        if (resolved.Json is { } found)
        {
            details["resolved"] = found;
        }

        return new Draft(channel, new InteractionOrigin(default, kind, member) { Command = command.Name }, null, details);
    }

    private static JsonObject Head(AppCommand command)
    {
        var json = new JsonObject { ["id"] = command.Id.ToString(), ["name"] = command.Name, ["type"] = (int)command.Type };
        if (command.GuildId is { } guild)
        {
            json["guild_id"] = guild.ToString();
        }

        return json;
    }
}
