using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Rest.Forms;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Rest.Routes;

/// <summary>Channels and threads.</summary>
internal sealed class ChannelRoutes(World world, Render render) : IRoutes
{
    private static readonly int[] ArchiveMinutes = [60, 1440, 4320, 10080];

    public IEnumerable<RestRoute> All =>
    [
        new("GET", "channels/{channel}", call => RestAnswer.Ok(world.Read(state => Render.Channel(state, state.ChannelFor(call.Id("channel"), world.Bot.Id))))),
        new("PATCH", "channels/{channel}", Edit),
        new("DELETE", "channels/{channel}", Delete),
        new("POST", "channels/{channel}/threads", Create),
        new("POST", "channels/{channel}/messages/{message}/threads", CreateFromMessage),
    ];

    private RestAnswer CreateFromMessage(RestCall call) => new(201, world.Write(writer =>
    {
        var channel = writer.State.ChannelFor(call.Id("channel"), world.Bot.Id, Permission.CreatePublicThreads);
        var message = writer.State.MessageIn(channel, call.Id("message"));
        if (writer.State.Channels.ContainsKey(message.Id))
        {
            throw DiscordErrorException.ThreadExists;
        }

        var thread = Read(call, channel, message.Id, ChannelKind.PublicThread);
        Start(writer, thread);
        Posting.Change(writer, render, message with { Flags = message.Flags | MessageFlags.HasThread });
        return Render.Channel(writer.State, thread);
    }));

    private RestAnswer Create(RestCall call) => new(201, world.Write(writer =>
    {
        var errors = new FormErrors();
        var kind = (ChannelKind)(Form.Of(call, errors).Whole("type", 10, 12) ?? 12);
        errors.ThrowIfAny();
        var needed = kind == ChannelKind.PublicThread ? Permission.CreatePublicThreads : Permission.CreatePrivateThreads;
        var channel = writer.State.ChannelFor(call.Id("channel"), world.Bot.Id, needed);
        var thread = Read(call, channel, writer.NextId(), kind);
        Start(writer, thread);
        return Render.Channel(writer.State, thread);
    }));

    private Channel Read(RestCall call, Channel parent, Snowflake id, ChannelKind kind)
    {
        if (parent.Kind != ChannelKind.Text)
        {
            throw new DiscordErrorException(400, 50024, "Cannot execute action on this channel type");
        }

        var errors = new FormErrors();
        var form = Form.Of(call, errors);
        var thread = new Channel(id, kind, parent.GuildId, form.Text("name", 1, 100, required: true) ?? "", parent.Position)
        {
            ParentId = parent.Id,
            OwnerId = world.Bot.Id,
            AutoArchiveMinutes = ReadArchiveMinutes(form) ?? 4320,
            SlowmodeSeconds = (int)(form.Whole("rate_limit_per_user", 0, 21600) ?? 0),
        };
        errors.ThrowIfAny();
        return thread;
    }

    private static int? ReadArchiveMinutes(Form form)
    {
        var minutes = (int?)form.Whole("auto_archive_duration");
        if (minutes is { } value && !ArchiveMinutes.Contains(value))
        {
            form.FailChoice("auto_archive_duration", ArchiveMinutes);
        }

        return minutes;
    }

    private static void Start(WorldWriter writer, Channel thread)
    {
        writer.Put(thread);
        writer.Send(new Dispatch("THREAD_CREATE", thread.GuildId, Intents.Guilds, () =>
        {
            var json = Render.Channel(writer.State, thread);
            json["newly_created"] = true;
            return json;
        }));
    }

    private RestAnswer Edit(RestCall call) => RestAnswer.Ok(world.Write(writer =>
    {
        var thread = writer.State.ChannelFor(call.Id("channel"), world.Bot.Id);
        if (!thread.IsThread || (thread.OwnerId != world.Bot.Id && !writer.State.PermissionsIn(thread, world.Bot.Id).HasFlag(Permission.ManageThreads)))
        {
            throw DiscordErrorException.MissingPermissions;
        }

        var errors = new FormErrors();
        var form = Form.Of(call, errors);
        var edited = thread with
        {
            Name = form.Text("name", 1, 100) ?? thread.Name,
            Archived = form.Flag("archived") ?? thread.Archived,
            Locked = form.Flag("locked") ?? thread.Locked,
            AutoArchiveMinutes = ReadArchiveMinutes(form) ?? thread.AutoArchiveMinutes,
            SlowmodeSeconds = (int?)form.Whole("rate_limit_per_user", 0, 21600) ?? thread.SlowmodeSeconds,
        };
        errors.ThrowIfAny();
        Places.ChangeThread(writer, edited);
        return Render.Channel(writer.State, edited);
    }));

    private RestAnswer Delete(RestCall call) => RestAnswer.Ok(world.Write(writer =>
    {
        var channel = writer.State.ChannelFor(call.Id("channel"), world.Bot.Id);
        writer.State.ChannelFor(channel.Id, world.Bot.Id, channel.IsThread ? Permission.ManageThreads : Permission.ManageChannels);
        Places.Remove(writer, channel);
        return Render.Channel(writer.State, channel);
    }));
}
