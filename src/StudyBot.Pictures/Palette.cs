using SkiaSharp;

namespace StudyBot.Pictures;

/// <summary>
/// The colours of pictures, on Discord's dark and its light page alike. Each text keeps a contrast of 4.5 to 1 with what
/// it stands on, and no colour says anything that words do not.
/// </summary>
internal static class Palette
{
    public static readonly SKColor Page = SKColor.Parse("#15161C");
    public static readonly SKColor Row = SKColor.Parse("#20222B");
    public static readonly SKColor OwnRow = SKColor.Parse("#2C3260");
    public static readonly SKColor OwnEdge = SKColor.Parse("#8B96FF");
    public static readonly SKColor Track = SKColor.Parse("#363946");
    public static readonly SKColor Bar = SKColor.Parse("#6C79F5");

    public static readonly SKColor Text = SKColor.Parse("#F5F6FA");
    public static readonly SKColor Quiet = SKColor.Parse("#B9BDCB");

    public static readonly SKColor OnTag = SKColor.Parse("#15161C");

    /// <summary>Gold, silver and bronze.</summary>
    public static readonly SKColor[] Medals = [SKColor.Parse("#FFC94D"), SKColor.Parse("#CFD6E4"), SKColor.Parse("#E8A06A")];

    /// <summary>Under white initials.</summary>
    public static readonly SKColor[] Badges =
        [SKColor.Parse("#4B57D6"), SKColor.Parse("#0E7C66"), SKColor.Parse("#8A3FA6"), SKColor.Parse("#B02A68"), SKColor.Parse("#1F6FB2"), SKColor.Parse("#A34A1A")];

    /// <summary>Every text colour with what it may stand on.</summary>
    public static IEnumerable<(SKColor Text, SKColor On)> Pairs =>
    [
        .. ((SKColor[])[Page, Row, OwnRow]).SelectMany(on => ((SKColor[])[Text, Quiet, .. Medals]).Select(text => (text, on))),
        .. Badges.Select(badge => (Text, badge)),
        (OnTag, OwnEdge),
    ];
}
