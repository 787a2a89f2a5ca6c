using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Rest.Forms;

namespace StudyBot.LocalDiscord.Rest;

/// <summary>Makes messages of what requests say, and changes them.</summary>
internal sealed class Composer(World world)
{
    /// <summary>A new message of the bot; not posted yet.</summary>
    public Message New(WorldWriter writer, Channel channel, MessageForm form) => Fill(
        writer, channel, new Message(writer.NextId(), channel.Id, world.Bot.Id, "", writer.Now) { Nonce = form.Nonce, ReplyTo = form.ReplyTo }, form);

    /// <summary>What a message becomes through an edit.</summary>
    public Message Edited(WorldWriter writer, Channel channel, Message message, MessageForm form)
    {
        var edited = Fill(writer, channel, message, form);
        // The text that a deferred answer was waiting for is not an edit to the reader.
        return edited with
        {
            Flags = edited.Flags & ~MessageFlags.Loading,
            EditedAt = message.IsLoading ? null : writer.Now,
        };
    }

    private Message Fill(WorldWriter writer, Channel channel, Message message, MessageForm form)
    {
        var filled = message with
        {
            Content = form.Content ?? message.Content,
            Embeds = form.Embeds ?? message.Embeds,
            Components = form.Components ?? message.Components,
            Attachments = Files(writer, message, form),
            Flags = message.Flags | form.Flags,
        };
        return Mentioning(writer.State, channel, filled, form.Mentions, form.Purpose);
    }

    private static Attachment[] Files(WorldWriter writer, Message message, MessageForm form)
    {
        var kept = form.IsEdit && form.Attachments is null
            ? message.Attachments
            : [.. message.Attachments
                .Select(file => (File: file, Entry: form.Attachments?.FirstOrDefault(entry => entry.Id == file.Id)))
                .Where(pair => pair.Entry is not null)
                .Select(pair => pair.File with { Description = pair.Entry!.Description ?? pair.File.Description })];
        foreach (var gone in message.Attachments.Where(file => kept.All(other => other.Id != file.Id)))
        {
            writer.RemoveFile(gone.Id);
        }

        return [.. kept, .. form.Files.Select(file => Store(writer, message, form, file))];
    }

    private static Attachment Store(WorldWriter writer, Message message, MessageForm form, UploadedFile file)
    {
        var entry = form.Attachments?.FirstOrDefault(entry => entry.IsNew && (int)entry.Id.Value == AttachmentForm.NumberOf(file.Field));
        var picture = Picture.Of(file.Content);
        var name = SafeName(entry?.FileName ?? file.FileName);
        var attachment = new Attachment(writer.NextId(), message.ChannelId, name, file.Content.Length, picture?.MediaType ?? MediaTypes.Of(name, file.ContentType))
        {
            Description = entry?.Description,
            Spoiler = entry?.Spoiler ?? false,
            Width = picture?.Width,
            Height = picture?.Height,
        };
        writer.PutFile(attachment.Id, file.Content);
        return attachment;
    }

    private static string SafeName(string name)
    {
        var safe = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')]);
        return safe.Length == 0 ? "file" : safe;
    }

    private Message Mentioning(WorldState state, Channel channel, Message message, MentionsForm allowed, MessagePurpose purpose)
    {
        var text = string.Join('\n', message.Components.SelectMany(component => component.Tree).Select(component => component.Content).OfType<string>().Prepend(message.Content));
        var mayPingAll = channel.GuildId is null || state.PermissionsIn(channel, world.Bot.Id).HasFlag(Permission.MentionEveryone) || purpose is MessagePurpose.Answer or MessagePurpose.AnswerEdit;
        return message with
        {
            Mentions = [.. Markup.UsersIn(text).Where(id => state.Users.ContainsKey(id) && allowed.AllowsUser(id))],
            MentionedRoles = [.. Markup.RolesIn(text).Where(id => state.Roles.TryGetValue(id, out var role) && role.GuildId == channel.GuildId && (role.Mentionable || mayPingAll) && allowed.AllowsRole(id))],
            MentionsEveryone = allowed.Everyone && mayPingAll && Markup.NamesEveryone(text),
        };
    }
}
