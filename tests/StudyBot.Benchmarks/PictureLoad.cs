using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using StudyBot.Core.Leaderboards;
using StudyBot.Pictures;

namespace StudyBot.Benchmarks;

/// <summary>Pictures of boards, beside a bare drawing of as many boxes and texts with PNG encoding at the same size; and memory over 1,000 of them.</summary>
internal static class PictureLoad
{
    private const int Pictures = 1_000;
    private static readonly string[] Names = ["Ada Lovelace", "mei 美玲 🌸", "Jürgen Müller-Lüdenscheidt", "👩‍💻 devmom", "Σωκράτης", "Владимир", "مريم", "o_O", "김민준", "zed"];

    public static void Run()
    {
        using var services = new ServiceCollection().AddPictures().BuildServiceProvider();
        var drawing = services.GetRequiredService<ILeaderboardPicture>();
        var (picture, bare) = (new Figures("a leaderboard picture"), new Figures("a bare drawing of its size"));
        using var sample = SKBitmap.Decode(drawing.Draw(PageOf(0)).Span);
        for (var warm = 0; warm < 20; warm++)
        {
            drawing.Draw(PageOf(warm));
            Bare(sample.Width, sample.Height);
        }

        var before = Megabytes();
        for (var number = 0; number < Pictures; number++)
        {
            picture.Time(() => drawing.Draw(PageOf(number)));
            if (number % 5 == 0)
            {
                bare.Time(() => Bare(sample.Width, sample.Height));
            }

            if (number == Pictures / 10)
            {
                before = Megabytes();
            }
        }

        picture.Print();
        bare.Print();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{picture.At(0.5) / bare.At(0.5):0.00} times a bare drawing; memory of the process {before} MB after {Pictures / 10} pictures, {Megabytes()} MB after {Pictures}"));
    }

    private static BoardPage PageOf(int number) => new(
        "Docker crew", "This week", "23 November to 29 November · page 1 of 4", [.. Names.Select((name, at) => Row($"{name} {number}", at + 1))], [Row("you", 35), Row("me", 36), Row("she", 37)], null);

    private static BoardRow Row(string name, int rank) => new(rank, $"{rank}", name, "1,234", "17 of 21", "12", 1.0 / rank, rank == 36, "member");

    // As many boxes, discs and texts as the picture has, in one font and without any layout.
    private static byte[] Bare(int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        using var font = new SKFont(Typeface.Value, 26);
        var canvas = surface.Canvas;
        canvas.Clear(Palette.Page);
        for (var row = 0; row < 13; row++)
        {
            var y = 134 + (row * 76);
            paint.Color = Palette.Row;
            canvas.DrawRoundRect(new SKRect(24, y, width - 24, y + 68), 12, 12, paint);
            paint.Color = Palette.Bar;
            canvas.DrawCircle(126, y + 34, 24, paint);
            canvas.DrawRoundRect(new SKRect(166, y + 49, 480, y + 57), 4, 4, paint);
            canvas.DrawRoundRect(new SKRect(166, y + 49, 300, y + 57), 4, 4, paint);
            paint.Color = Palette.Text;
            foreach (var (text, x) in ((string, float)[])[("12", 50), ("A", 118), ("Jürgen Müller", 166), ("17 of 21", 520), ("12", 680), ("1,234", 740)])
            {
                canvas.DrawText(text, x, y + 40, SKTextAlign.Left, font, paint);
            }
        }

        return LeaderboardPicture.Encode(surface);
    }

    private static readonly Lazy<SKTypeface> Typeface = new(() =>
    {
        using var stream = typeof(PicturesSetup).Assembly.GetManifestResourceStream("Inter-SemiBold")!;
        return SKTypeface.FromStream(stream);
    });

    private static long Megabytes()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / (1024 * 1024);
    }
}
