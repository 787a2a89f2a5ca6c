using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Discord;
using StudyBot.Settings;

namespace StudyBot.Doctor;

/// <summary>The token, and what the bot may do in each course's channel.</summary>
internal sealed class DiscordFindings(BotSettings settings, DiscordInspection discord)
{
    private const string Token = "token";

    public async Task<(IReadOnlyList<Finding> Findings, Uri? Invite)> RunAsync(IReadOnlyList<Course> courses, CancellationToken stop)
    {
        if (settings.Mode == ChatMode.Local)
        {
            return ([Finding.Ok(Token, "none needed in local mode"), .. courses.Select(AsKnown)], null);
        }

        DiscordIdentity bot;
        try
        {
            bot = await discord.IdentifyAsync(stop);
        }
        catch (DiscordConnectionException refused)
        {
            return ([Finding.Problem(Token, refused.Message, "the README tells how to connect it to Discord"), .. courses.Select(AsKnown)], null);
        }
        catch (ChatException unknown)
        {
            return ([Finding.Problem(Token, unknown.Message, $"check that this machine reaches {settings.ApiBaseUrl}, and ask again"), .. courses.Select(AsKnown)], null);
        }

        var findings = new List<Finding> { Finding.Ok(Token, $"of {bot.BotName}, application {bot.Application}") };
        if (!string.IsNullOrEmpty(bot.InteractionsEndpoint))
        {
            findings.Add(Finding.Problem(
                "interactions", $"Discord sends them to {bot.InteractionsEndpoint}, so no command or button reaches the bot",
                "empty the Interactions Endpoint URL on the General Information page of the application"));
        }

        foreach (var course in courses)
        {
            findings.Add(await OfAsync(course, bot, stop));
        }

        return (findings, bot.InviteLink);
    }

    private async Task<Finding> OfAsync(Course course, DiscordIdentity bot, CancellationToken stop)
    {
        try
        {
            return await discord.AbilitiesInAsync(course.Server, course.Settings.Channel, course.Settings.PingRole, stop) switch
            {
                null => NoChannel(course),
                { } granted when CourseNeeds.Missing(granted, course.Settings) is { Count: > 0 } missing => Lacks(course, missing),
                _ when course.Pause?.Loss is not null => Finding.Ok(Name(course), $"channel {course.Settings.Channel} can be used again; the questions go on by themselves"),
                _ => Finding.Ok(Name(course), $"may do all it has to in channel {course.Settings.Channel}"),
            };
        }
        catch (ChatException gone) when (gone.Fault == ChatFault.Gone)
        {
            return NoServer(course, $"invite it with {bot.InviteLink}");
        }
        catch (ChatException unknown)
        {
            return Finding.Problem(Name(course), $"what the bot may do in channel {course.Settings.Channel} is not known: {unknown.Message}", "ask again when Discord answers");
        }
    }

    // Without Discord: what the bot itself came upon.
    private static Finding AsKnown(Course course) => course.Pause?.Loss switch
    {
        null => Finding.Ok(Name(course), "no access lost, as far as the bot has seen"),
        { Obstacle: AccessObstacle.Channel } => NoChannel(course),
        { Obstacle: AccessObstacle.Server } => NoServer(course, "invite it again"),
        { Missing: var missing } => Lacks(course, CourseNeeds.Missing(~missing, course.Settings)),
    };

    private static Finding NoChannel(Course course) =>
        Finding.Problem(Name(course), $"its channel {course.Settings.Channel} was deleted", "run /daily setup in another channel, which moves the course there");

    private static Finding NoServer(Course course, string fix) => Finding.Problem(Name(course), $"the bot is not in server {course.Server} any more", fix);

    private static Finding Lacks(Course course, IReadOnlyList<string> missing) => Finding.Problem(
        Name(course),
        $"the bot lacks {string.Join(", ", missing)} in channel {course.Settings.Channel}",
        "Channel settings → Permissions → add the bot or its role → allow them; the questions go on by themselves");

    private static string Name(Course course) => $"course {course.Settings.Name}";
}
