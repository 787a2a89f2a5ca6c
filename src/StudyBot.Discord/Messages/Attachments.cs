using System.Text;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Messages;

/// <summary>How the files of a message are announced in it.</summary>
internal static class Attachments
{
    public static IReadOnlyList<AttachmentBody> Of(IReadOnlyList<Upload> files) =>
        [.. files.Select((file, n) => new AttachmentBody(n, NameOf(file.FileName), file.Description))];

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
