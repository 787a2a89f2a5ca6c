using System.Text;
using StudyBot.Core.Chat;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Messages;

/// <summary>Pictures as files of a message.</summary>
internal static class Attachments
{
    public static IReadOnlyList<AttachmentBody> Of(IReadOnlyList<Picture> pictures) =>
        [.. pictures.Select((picture, n) => new AttachmentBody(n, NameOf(picture.FileName), picture.Description.Length > 0 ? picture.Description : null))];

    public static string AddressOf(string fileName) => "attachment://" + NameOf(fileName);

    /// <summary>Only characters that Discord keeps: a card finds its picture by this name.</summary>
    public static string NameOf(string fileName)
    {
        var kept = new StringBuilder(fileName.Length);
        foreach (var c in fileName)
        {
            kept.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_');
        }

        return kept.ToString();
    }
}
