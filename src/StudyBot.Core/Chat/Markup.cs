namespace StudyBot.Core.Chat;

/// <summary>Light markup that the chat service shows in each reader's own way.</summary>
public static class Markup
{
    public static string Role(RoleId role) => $"<@&{role}>";

    public static string Person(MemberId member) => member.IsFormer ? ChatTexts.FormerMember : $"<@{member}>";

    public static string Channel(ChannelId channel) => $"<#{channel}>";

    /// <summary>An instant in the reader's own zone and language: "Monday, 23 November 2026 10:00".</summary>
    public static string LongTime(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:F>";

    /// <summary>An instant as a distance from now: "in 3 hours".</summary>
    public static string Relative(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:R>";

    /// <summary>A name as it was typed, in its own direction: one from right to left would draw what follows to its other side.</summary>
    public static string Name(string name)
    {
        var escaped = Escape(name);
        return name.Any(letter => letter is (>= '\u0590' and <= '\u08FF') or (>= '\u200E' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\uD802' and <= '\uD803') or (>= '\uFB1D' and <= '\uFEFC'))
            ? $"\u2068{escaped}\u2069"
            : escaped;
    }

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
