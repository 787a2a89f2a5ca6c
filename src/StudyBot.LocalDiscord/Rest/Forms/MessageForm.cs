using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

internal enum MessagePurpose
{
    /// <summary>An ordinary message: mentions everything unless told otherwise.</summary>
    Create,

    /// <summary>An answer to an interaction, or a message after it: mentions only users unless told otherwise.</summary>
    Answer,
    Edit,
    AnswerEdit,
}

/// <summary>What a request wants a message to be. Null means that the request does not say.</summary>
internal sealed record MessageForm
{
    // https://docs.discord.com/developers/resources/message#create-message
    private const int MaxContent = 2000;
    private const int MaxNonce = 25;
    private const int MaxAttachments = 10;
    private const MessageFlags Settable = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.ComponentsV2 | (MessageFlags)(1 << 13);

    public required MessagePurpose Purpose { get; init; }

    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public IReadOnlyList<AttachmentForm>? Attachments { get; init; }

    public MessageFlags Flags { get; init; }

    public required MentionsForm Mentions { get; init; }

    public string? Nonce { get; init; }

    public bool EnforceNonce { get; init; }

    public Snowflake? ReplyTo { get; init; }

    public bool FailIfReplyIsGone { get; init; } = true;

    public IReadOnlyList<UploadedFile> Files { get; init; } = [];

    public bool IsEdit => Purpose is MessagePurpose.Edit or MessagePurpose.AnswerEdit;

    /// <param name="form">The message's object; in an interaction callback, its "data".</param>
    /// <param name="existing">The flags of the message being edited.</param>
    public static MessageForm Read(Form form, MessagePurpose purpose, IReadOnlyList<UploadedFile> files, MessageFlags existing = MessageFlags.None)
    {
        var edit = purpose is MessagePurpose.Edit or MessagePurpose.AnswerEdit;
        var flags = ReadFlags(form, purpose);
        var v2 = (flags | existing).HasFlag(MessageFlags.ComponentsV2);
        var reference = form.Object("message_reference");
        if (form.Has("poll"))
        {
            form.Fail("poll", "LOCAL_NOT_IMITATED", "The local Discord does not imitate polls.");
        }

        var read = new MessageForm
        {
            Purpose = purpose,
            Content = form.Text("content", 0, MaxContent)?.Trim() ?? (edit && form.Names("content") ? "" : null),
            Embeds = EmbedForm.ReadAll(form),
            Components = new ComponentForm(v2 ? ComponentPlace.MessageV2 : ComponentPlace.Message).ReadAll(form),
            Attachments = ReadAttachments(form, files, edit),
            Flags = flags,
            Mentions = MentionsForm.Read(form, usersOnly: purpose is MessagePurpose.Answer or MessagePurpose.AnswerEdit),
            Nonce = form.Text("nonce", 0, MaxNonce),
            EnforceNonce = form.Flag("enforce_nonce") ?? false,
            ReplyTo = reference?.Id("message_id", required: true),
            FailIfReplyIsGone = reference?.Flag("fail_if_not_exists") ?? true,
            Files = files,
        };
        if (v2)
        {
            RefuseBesideV2(form, read);
        }

        CheckFileNames(form, read);
        return read;
    }

    /// <summary>There is nothing to show in it.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Content) && Embeds is not { Count: > 0 } && Components is not { Count: > 0 } && Files.Count == 0;

    private static MessageFlags ReadFlags(Form form, MessagePurpose purpose)
    {
        var flags = (MessageFlags)(form.Whole("flags", 0, int.MaxValue) ?? 0);
        var settable = Settable | (purpose is MessagePurpose.Answer ? MessageFlags.Ephemeral : MessageFlags.None);
        if (purpose is MessagePurpose.Answer && (flags & ~settable) != MessageFlags.None)
        {
            form.Fail("flags", "MESSAGE_FLAGS_INVALID", $"Flag bits {(int)(flags & ~settable)} cannot be set here.");
        }

        return flags & settable;
    }

    private static AttachmentForm[]? ReadAttachments(Form form, IReadOnlyList<UploadedFile> files, bool edit)
    {
        var given = form.Objects("attachments", 0, MaxAttachments);
        var read = given?.Select(attachment => new AttachmentForm(
            attachment.Id("id", required: true) ?? default,
            attachment.Text("filename", 0, 1024),
            attachment.Text("description", 0, 1024),
            attachment.Flag("is_spoiler") ?? false)).ToArray();
        var numbers = files.Select(file => AttachmentForm.NumberOf(file.Field)).ToArray();
        foreach (var (index, _) in (read ?? []).Index().Where(entry => entry.Item.IsNew && !numbers.Contains((int)entry.Item.Id.Value)))
        {
            given![index].Fail("id", "ATTACHMENT_NOT_FOUND", "Attachment data not found");
        }

        if (numbers.Contains(null))
        {
            form.Fail("files", "FILE_FIELD_INVALID", "Every file part must be named files[n].");
        }

        if (files.Count > MaxAttachments)
        {
            form.Fail("files", "BASE_TYPE_MAX_LENGTH", $"Must be {MaxAttachments} or fewer in length.");
        }

        // Files that no entry describes are taken as they come; an edit without a list keeps what is there.
        return read ?? (form.Names("attachments") || !edit ? [] : null);
    }

    private static void RefuseBesideV2(Form form, MessageForm read)
    {
        if (!string.IsNullOrEmpty(read.Content))
        {
            form.Fail("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }

        if (read.Embeds is { Count: > 0 })
        {
            form.Fail("embeds", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'embeds' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
    }

    private static void CheckFileNames(Form form, MessageForm read)
    {
        if (read.IsEdit && read.Files.Count == 0)
        {
            return;
        }

        var names = read.Files.Select(file => read.Attachments?.FirstOrDefault(entry => entry.IsNew && (int)entry.Id.Value == AttachmentForm.NumberOf(file.Field))?.FileName ?? file.FileName).ToHashSet();
        foreach (var (index, embed) in (read.Embeds ?? []).Index())
        {
            if (embed.Image is { Url: var url } && url.StartsWith("attachment://", StringComparison.Ordinal) && !names.Contains(url["attachment://".Length..]) && !read.IsEdit)
            {
                form.Fail($"embeds.{index}.image.url", "ATTACHMENT_NOT_FOUND", "Attachment not found");
            }
        }
    }
}

/// <summary>A file to add (its id is the n of "files[n]"), or one to keep (its id is the attachment's).</summary>
internal sealed record AttachmentForm(Snowflake Id, string? FileName, string? Description, bool Spoiler)
{
    public bool IsNew => Id.Value < 1000;

    public static int? NumberOf(string field) =>
        field.StartsWith("files[", StringComparison.Ordinal) && field.EndsWith(']') && int.TryParse(field.AsSpan(6, field.Length - 7), out var number) ? number : null;
}
