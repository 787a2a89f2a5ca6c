using System.Text.RegularExpressions;

namespace StudyBot.LocalDiscord.Model;

/// <summary>Mentions inside texts. https://docs.discord.com/developers/reference#message-formatting</summary>
internal static partial class Markup
{
    public static IEnumerable<Snowflake> UsersIn(string text) => IdsOf(UserMention().Matches(text));

    public static IEnumerable<Snowflake> RolesIn(string text) => IdsOf(RoleMention().Matches(text));

    public static bool NamesEveryone(string text) => EveryoneMention().IsMatch(text);

    private static IEnumerable<Snowflake> IdsOf(MatchCollection matches) =>
        matches.Where(match => Snowflake.TryParse(match.Groups["id"].Value, out _)).Select(match => Snowflake.Parse(match.Groups["id"].Value)).Distinct();

    [GeneratedRegex(@"<@!?(?<id>\d{1,20})>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex UserMention();

    [GeneratedRegex(@"<@&(?<id>\d{1,20})>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RoleMention();

    [GeneratedRegex("@everyone|@here", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EveryoneMention();
}
