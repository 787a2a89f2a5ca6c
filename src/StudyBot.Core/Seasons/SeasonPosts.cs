using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Seasons;

/// <summary>The visible post of a result: makes it and edits it, each time from what is on disk.</summary>
internal sealed class SeasonPosts(
    ISeasonStore seasons, IBoardStore boards, IResultPicture drawing, CourseLanguage languages, IChatClient chat, ILogger<SeasonPosts> logger)
{
    private const string FileName = "season.png";
    private const int LongestDescription = 1_024;

    private int _failed;

    public async Task<MessageRef> PostAsync(Season season, Course course, CancellationToken stop) =>
        await chat.PostAsync(course.Settings.Channel, await RenderAsync(season.Id, course, course.Settings.Channel, stop), season.Key, stop);

    /// <summary>Shows the result anew: what was decided since, and how people are named now, in words and picture.</summary>
    public async Task EditAsync(Season season, Course course, CancellationToken stop) =>
        await chat.EditAsync(season.Message!.Value, await RenderAsync(season.Id, course, season.Message.Value.Channel, stop), stop);

    private async Task<Reply> RenderAsync(long seasonId, Course course, ChannelId channel, CancellationToken stop)
    {
        using var language = languages.Use(course);
        var result = (await seasons.ResultAsync(seasonId, stop))!;
        var page = ResultPages.Of(result, course, await boards.PeopleAsync(course.Id, stop));
        var mayAttach = await chat.AbilitiesInAsync(course.Server, channel, toPing: null, stop) is not { } granted || granted.HasFlag(ChannelAbilities.AttachFiles);
        return ResultCard.Of(result, page, course, mayAttach ? PictureOf(page) : null);
    }

    // The words always go out, with or without the picture.
    private Picture? PictureOf(ResultPage page)
    {
        if (page.Steps.Count + page.Teams.Count == 0)
        {
            return null;
        }

        try
        {
            return new Picture(FileName, drawing.Draw(page), CardText.Line(SeasonTexts.Description(page), LongestDescription));
        }
        catch (Exception failure)
        {
            if (Interlocked.Exchange(ref _failed, 1) == 0)
            {
                logger.LogError(failure, "The picture of a season's result could not be drawn; results go out without it");
            }

            return null;
        }
    }
}
