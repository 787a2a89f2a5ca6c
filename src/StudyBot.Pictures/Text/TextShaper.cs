using HarfBuzzSharp;
using SkiaSharp;

namespace StudyBot.Pictures.Text;

/// <summary>Lays out one line of text in any script, with the fonts of the program.</summary>
internal sealed class TextShaper(FontShelf shelf)
{
    private const int MostElements = 200;
    private const string Ellipsis = "…";

    // Stands for a character that no font has.
    private static readonly TextElement Unknown = new("□", IsEmoji: false);

    // Digits of equal width, so that columns line up.
    private static readonly Feature[] Features = [Feature.Parse("tnum")];

    /// <summary>The first character to be seen, for a badge; null when there is none.</summary>
    public string? FirstShown(string text) =>
        TextElement.Of(text).FirstOrDefault(element => !string.IsNullOrWhiteSpace(element.Text) && FontOf(element, FontWeight.Medium) is not null).Text;

    public ShapedText Shape(string text, float size, FontWeight weight) => Shape([.. TextElement.Of(text).Take(MostElements)], size, weight);

    /// <summary>Cuts what does not fit, between characters, and says so by an ellipsis.</summary>
    public ShapedText Fit(string text, float size, FontWeight weight, float width)
    {
        var elements = TextElement.Of(text).Take(MostElements).ToList();
        var whole = Shape(elements, size, weight);
        if (whole.Width <= width)
        {
            return whole;
        }

        var (fits, tooMany) = (0, elements.Count);
        while (tooMany - fits > 1)
        {
            var half = (fits + tooMany) / 2;
            (fits, tooMany) = Cut(half).Width <= width ? (half, tooMany) : (fits, half);
        }

        return Cut(fits);

        ShapedText Cut(int count)
        {
            var kept = elements.Take(count).ToList();
            while (kept.Count > 0 && string.IsNullOrWhiteSpace(kept[^1].Text))
            {
                kept.RemoveAt(kept.Count - 1);
            }

            return Shape([.. kept, new TextElement(Ellipsis, IsEmoji: false)], size, weight);
        }
    }

    /// <summary>Breaks a sentence into lines between words.</summary>
    public IReadOnlyList<ShapedText> Wrap(string text, float size, FontWeight weight, float width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && Shape($"{lines[^1]} {word}", size, weight).Width <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return [.. lines.Select(line => Fit(line, size, weight, width))];
    }

    private ShapedText Shape(List<TextElement> elements, float size, FontWeight weight)
    {
        var levels = Directions.LevelsOf(elements);
        var pieces = new List<Piece>();
        for (var i = 0; i < elements.Count; i++)
        {
            var font = FontOf(elements[i], weight);
            var shown = font is null ? Unknown : elements[i];
            font ??= FontOf(Unknown, weight)!;
            var text = Covered(shown.Text, font);
            if (pieces.Count > 0 && pieces[^1] is var last && last.Font == font && last.Level == levels[i])
            {
                pieces[^1] = last with { Text = last.Text + text };
            }
            else
            {
                pieces.Add(new Piece(font, levels[i], text));
            }
        }

        var runs = Directions.VisualOrder([.. pieces.Select(piece => piece.Level)]).Select(at => Run(pieces[at], size)).ToList();
        return new ShapedText(runs, runs.Sum(run => run.Width), size);
    }

    private static GlyphRun Run(Piece piece, float size)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(piece.Text);
        buffer.GuessSegmentProperties();
        buffer.Direction = piece.Level % 2 == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        piece.Font.Shape(buffer, Features);

        var (glyphs, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var scale = size / piece.Font.UnitsPerEm;
        var (ids, points, x) = (new ushort[glyphs.Length], new SKPoint[glyphs.Length], 0f);
        for (var i = 0; i < glyphs.Length; i++)
        {
            ids[i] = (ushort)glyphs[i].Codepoint;
            points[i] = new SKPoint(x + (places[i].XOffset * scale), -places[i].YOffset * scale);
            x += places[i].XAdvance * scale;
        }

        return new GlyphRun(piece.Font.Typeface, ids, points, x);
    }

    // All of it if any font has all, else its first character without what the font lacks.
    private FontFace? FontOf(TextElement element, FontWeight weight)
    {
        FontFace? ofFirst = null;
        foreach (var font in shelf.For(element.First, element.IsEmoji, weight))
        {
            if (font.Has(element.First))
            {
                if (Covered(element.Text, font).Length == element.Text.Length)
                {
                    return font;
                }

                ofFirst ??= font;
            }
        }

        return ofFirst;
    }

    private static string Covered(string text, FontFace font) =>
        string.Concat(text.EnumerateRunes().Where(rune => TextElement.IsShaping(rune.Value) || font.Has(rune.Value)).Select(rune => rune.ToString()));

    private sealed record Piece(FontFace Font, int Level, string Text);
}
