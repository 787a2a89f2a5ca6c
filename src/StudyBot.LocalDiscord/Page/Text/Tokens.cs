using System.Globalization;
using System.Text.RegularExpressions;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page.Text;

/// <summary>
/// Mentions, timestamps, emoji and bare addresses. https://docs.discord.com/developers/reference#message-formatting
/// </summary>
internal static partial class Tokens
{
    public static (Inline Inline, int Length)? At(string text, int position) => text[position] switch
    {
        '<' => Bracketed(text, position),
        '@' => Everyone().Match(text, position) is { Success: true } all ? (new Inline.All(all.Value), all.Length) : null,
        'h' when position == 0 || !char.IsLetterOrDigit(text[position - 1]) => Bare(text, position),
        _ => null,
    };

    private static (Inline Inline, int Length)? Bracketed(string text, int position)
    {
        if (Mention().Match(text, position) is { Success: true } mention)
        {
            return Snowflake.TryParse(mention.Groups["id"].Value, out var id)
                ? (mention.Groups["kind"].Value switch { "@&" => new Inline.Role(id), "#" => new Inline.Place(id), _ => new Inline.User(id) }, mention.Length)
                : null;
        }

        if (Timestamp().Match(text, position) is { Success: true } time)
        {
            return MomentOf(time) is { } moment ? (moment, time.Length) : null;
        }

        if (Command().Match(text, position) is { Success: true } command)
        {
            return (new Inline.Command(command.Groups["name"].Value), command.Length);
        }

        if (Emoji().Match(text, position) is { Success: true } emoji)
        {
            return (new Inline.CustomEmoji(emoji.Groups["name"].Value), emoji.Length);
        }

        return Quiet().Match(text, position) is { Success: true } quiet && Addresses.IsSafe(quiet.Groups["address"].Value)
            ? (LinkTo(quiet.Groups["address"].Value), quiet.Length)
            : null;
    }

    private static (Inline Inline, int Length)? Bare(string text, int position)
    {
        if (Address().Match(text, position) is not { Success: true } match)
        {
            return null;
        }

        var address = match.Value.TrimEnd('.', ',', ':', ';', '!', '?', '\'', '"', '*', '_', '~', '|', '`');
        while (address.EndsWith(')') && address.Count(c => c == ')') > address.Count(c => c == '('))
        {
            address = address[..^1];
        }

        return Addresses.IsSafe(address) ? (LinkTo(address), address.Length) : null;
    }

    private static Inline.Link LinkTo(string address) => new(address, [new Inline.Plain(address)]);

    private static Inline.Moment? MomentOf(Match match)
    {
        // The limits of DateTimeOffset.
        return long.TryParse(match.Groups["seconds"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= -62_135_596_800 and <= 253_402_300_799
            ? new Inline.Moment(DateTimeOffset.FromUnixTimeSeconds(seconds), match.Groups["style"] is { Success: true } style ? style.Value[0] : 'f')
            : null;
    }

    [GeneratedRegex(@"\G<(?<kind>@!?|@&|#)(?<id>\d{1,20})>", RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\G<t:(?<seconds>-?\d{1,17})(?::(?<style>[tTdDfFsSR]))?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"\G</(?<name>[-_\w]{1,32}(?: [-_\w]{1,32}){0,2}):\d{1,20}>", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"\G<a?:(?<name>\w{2,32}):\d{1,20}>", RegexOptions.ExplicitCapture)]
    private static partial Regex Emoji();

    [GeneratedRegex(@"\G<(?<address>https?://[^\s<>]+)>", RegexOptions.ExplicitCapture)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"\Ghttps?://[^\s<>]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G@(?:everyone|here)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Everyone();
}
