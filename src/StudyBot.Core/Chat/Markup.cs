namespace StudyBot.Core.Chat;

/// <summary>Light markup that the chat service shows in each reader's own way.</summary>
public static class Markup
{
    public static string Role(RoleId role) => $"<@&{role}>";

    public static string Person(MemberId member) => $"<@{member}>";

    public static string Channel(ChannelId channel) => $"<#{channel}>";

    /// <summary>An instant in the reader's own zone and language: "Monday, 23 November 2026 10:00".</summary>
    public static string LongTime(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:F>";

    /// <summary>An instant as a distance from now: "in 3 hours".</summary>
    public static string Relative(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:R>";

    /// <summary>Makes what a person typed show as it was typed: no bold, no code, no links, no mention.</summary>
    public static string Escape(string text)
    {
        var escaped = new System.Text.StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if ("\\*_~`|>#[]()<@:-".Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
