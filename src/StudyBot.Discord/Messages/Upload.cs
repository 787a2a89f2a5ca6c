using StudyBot.Core.Chat;

namespace StudyBot.Discord.Messages;

/// <summary>A file that goes with a message: a picture, or a document.</summary>
// Discord takes 10 MiB by default, which Document.MaxBytes says: https://docs.discord.com/developers/reference#uploading-files
internal sealed record Upload(string FileName, ReadOnlyMemory<byte> Content, string MediaType, string? Description)
{
    public static IReadOnlyList<Upload> None { get; } = [];

    public static IReadOnlyList<Upload> Of(Response response) => response is Reply { Pictures.Count: > 0 } or Reply { Documents.Count: > 0 } ? Of((Reply)response) : None;

    private static IReadOnlyList<Upload> Of(Reply reply) =>
    [
        .. reply.Pictures.Select(picture => new Upload(picture.FileName, picture.Content, picture.MediaType, picture.Description.Length > 0 ? picture.Description : null)),
        .. reply.Documents.Select(document => new Upload(document.FileName, document.Content, document.MediaType, null)),
    ];
}
