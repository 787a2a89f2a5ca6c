using SkiaSharp;
using StudyBot.Core.Seasons;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>A season's result as a podium: the first in the middle, joint places on one step, and no step for a place that nobody has.</summary>
internal sealed class ResultPicture(TextShaper texts) : IResultPicture
{
    public const int Width = LeaderboardPicture.Width;

    private const float Top = 108;
    private const float Margin = 24;
    private const float Apart = 272;
    private const float TeamsHead = 62;

    public ReadOnlyMemory<byte> Draw(ResultPage page)
    {
        using var measuring = SKSurface.Create(new SKImageInfo(1, 1));
        using var measure = new Brush(measuring.Canvas, texts);
        var floor = Top + page.Steps.Select(step => new StepPainter(measure, step).Height).DefaultIfEmpty().Max();
        var teams = page.Teams.Take(ResultPage.TeamsInPicture).ToList();
        var height = floor + (teams.Count == 0 ? 0 : TeamsHead + (teams.Count * RowPainter.Step) - RowPainter.Gap) + Margin;

        using var surface = SKSurface.Create(new SKImageInfo(Width, (int)height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var brush = new Brush(surface.Canvas, texts);
        surface.Canvas.Clear(Palette.Page);
        PictureHead.Draw(brush, page.Course, $"{page.Title} · {page.Summary}");
        foreach (var step in page.Steps)
        {
            // As on every podium: the second to the left of the first, the third to the right.
            var middle = (Width / 2f) + (step.Rank switch { 1 => 0, 2 => -Apart, _ => Apart });
            new StepPainter(brush, step).Draw(middle, floor);
        }

        if (teams.Count > 0)
        {
            PictureHead.Columns(brush, page.TeamWords, floor + TeamsHead - 12);
            brush.From(brush.Shape(page.TeamsTitle, 28, FontWeight.SemiBold), Margin + 4, floor + TeamsHead - 12, Palette.Text);
        }

        var rows = new RowPainter(brush, page.TeamWords);
        for (var at = 0; at < teams.Count; at++)
        {
            rows.Draw(teams[at], floor + TeamsHead + (at * RowPainter.Step));
        }

        return LeaderboardPicture.Encode(surface);
    }
}
