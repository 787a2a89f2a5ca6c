using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace StudyBot.Pictures.Text;

/// <summary>One font: it knows which characters it has, shapes them, and draws them.</summary>
internal sealed class FontFace : IDisposable
{
    private readonly byte[] _bytes;
    private readonly Font _shaping;

    private FontFace(byte[] pinned)
    {
        _bytes = pinned;
        var at = Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        Typeface = SKTypeface.FromData(SKData.Create(at, pinned.Length))
            ?? throw new InvalidOperationException("A font of this program cannot be read.");
        using var blob = new Blob(at, pinned.Length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        using var face = new Face(blob, 0);
        UnitsPerEm = face.UnitsPerEm;
        _shaping = new Font(face);
        _shaping.SetScale(UnitsPerEm, UnitsPerEm);
        _shaping.SetFunctionsOpenType();
    }

    public SKTypeface Typeface { get; }

    public int UnitsPerEm { get; }

    /// <param name="name">The name of an embedded font file.</param>
    public static FontFace Open(string name)
    {
        using var stream = typeof(FontFace).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not in this program.");

        // Pinned, so that both libraries read these very bytes.
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        stream.ReadExactly(bytes);
        return new FontFace(bytes);
    }

    public bool Has(int codePoint) => _bytes.Length > 0 && _shaping.TryGetNominalGlyph((uint)codePoint, out _);

    public void Dispose()
    {
        _shaping.Dispose();
        Typeface.Dispose();
    }

    /// <summary>Turns characters into placed glyphs, in units of this font.</summary>
    public void Shape(HarfBuzzSharp.Buffer buffer, IReadOnlyList<Feature> features) => _shaping.Shape(buffer, [.. features]);
}
