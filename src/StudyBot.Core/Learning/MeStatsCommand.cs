using Microsoft.Extensions.Logging;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Core.Reminders;

namespace StudyBot.Core.Learning;

/// <summary>/me stats: a member's own figures, for nobody else.</summary>
internal sealed class MeStatsCommand(
    CourseFinder finder,
    StudyRecords records,
    IHandbooks handbooks,
    IDailyStore questions,
    IResponseStore responses,
    IReminderStore reminders,
    StatsPictures pictures)
    : CourseCommand(finder, () => new CommandSpec("me stats", StatsTexts.CommandDescription, Visibility.Private, []), leadsOnly: false)
{
    private const int MostInField = 1_024;

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        var member = call.Member.Id;
        var record = await records.OfAsync(course, member, stop);
        var stats = Stats.Of(course.Settings.Name, handbooks.Find(course.Settings.Pack), record, member);
        var open = await questions.OpenInAsync(course.Id, stop);
        var answered = open is not null && await responses.FindAsync(open.Id, member, stop) is not null;
        var due = record.Review.Count(item => item.IsDueOn(record.Today));
        var lines = stats.Page.Chapters.Where(row => row.Daily.Share is not null || row.Practice.Share is not null).Select(StatsTexts.Line).ToList();
        var picture = lines.Count == 0 ? null : pictures.Of(stats.Page);
        var card = new Card(StatsTexts.Title)
        {
            Heading = CardText.Line(course.Settings.Name, CardText.MaxTitle),
            Tone = CardTone.Info,
            Footer = StatsTexts.Footer,
            PictureFile = picture?.FileName,
            Fields =
            [
                new CardField(StatsTexts.FieldToday, StatsTexts.Today(open, answered, course.NextDue)),
                new CardField(StatsTexts.FieldStreak, stats.Streak.Answered == 0 ? StatsTexts.NoStreak : $"{StatsTexts.Streak(stats.Streak)}\n{StatsTexts.Points(stats.Points)}"),
                new CardField(StatsTexts.FieldAccuracy, lines.Count == 0 ? StatsTexts.NothingYet : CardText.Body(string.Join('\n', lines), MostInField)),
                new CardField(StatsTexts.FieldReview, StatsTexts.Review(due, record.Review, record.Today)),
                .. stats.History.Count == 0 ? [] : new[] { new CardField(StatsTexts.FieldHistory, string.Join('\n', stats.History)) },
            ],
        };
        return new Reply
        {
            Cards = [card],
            Pictures = picture is null ? [] : [picture],
            Rows = [ControlRow.Of([.. await ButtonsAsync(course, member, due, record, stop)])],
        };
    }

    private async Task<IReadOnlyList<Control>> ButtonsAsync(Course course, MemberId member, int due, StudyRecord record, CancellationToken stop)
    {
        var buttons = new List<Control>();
        if (due > 0)
        {
            buttons.Add(new Button(new PracticeControl(PracticeControl.Review, course.Id).ToString(), LearningTexts.ReviewNowButton, Visibility.Private) { Style = ButtonStyle.Primary });
        }

        if (record.Answers.Any(answer => !answer.Right))
        {
            buttons.Add(new Button(MissesDesk.ButtonId(course.Id), StatsTexts.ExportButton, Visibility.Private));
        }

        buttons.Add(ReminderControls.Button(course.Id, (await reminders.FindAsync(course.Id, member, stop)) is { Refused: false }));
        return buttons;
    }
}

/// <summary>The picture of /me stats. The figures in words always go out, with or without it.</summary>
internal sealed class StatsPictures(IStatsPicture drawing, ILogger<StatsPictures> logger)
{
    private const string FileName = "chapters.png";
    private const int LongestDescription = 1_024;

    private int _failed;

    public Picture? Of(StatsPage page)
    {
        try
        {
            return new Picture(FileName, drawing.Draw(page), CardText.Line(StatsTexts.Description(page), LongestDescription));
        }
        catch (Exception failure)
        {
            // What fails once fails for everyone, so one line is enough.
            if (Interlocked.Exchange(ref _failed, 1) == 0)
            {
                logger.LogError(failure, "The picture of a member's chapters could not be drawn; figures go out without it");
            }

            return null;
        }
    }
}
