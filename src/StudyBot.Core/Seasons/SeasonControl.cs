using System.Globalization;

namespace StudyBot.Core.Seasons;

/// <summary>A button of a season's result; all that it needs stands in its id.</summary>
/// <param name="Page">From 0.</param>
internal sealed record SeasonControl(string Action, long Season, int Page = 0)
{
    public const string Prefix = "season";

    /// <summary>One's own place. It also tells the post of a season from others of the bot's.</summary>
    public const string Mine = "mine";

    public const string Turn = "turn";

    public static SeasonControl? Parse(string id) =>
        id.Split(':') is [Prefix, (Mine or Turn) and var action, var season, var page]
        && long.TryParse(season, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new SeasonControl(action, number, at)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}:{Action}:{Season}:{Page}");
}
