namespace StudyBot.Core.Handbooks.Importing;

internal enum LineKind
{
    Text,
    FenceStart,
    Code,
    FenceEnd,
}

/// <summary>A line of the source as it goes on, cleaned.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="NewPage">A page starts with it.</param>
internal sealed record SourceLine(int Number, string Text, LineKind Kind, bool NewPage)
{
    public bool IsBlank => Text.Length == 0;

    public bool IsText => Kind == LineKind.Text && Text.Length > 0;

    public int Indent => Text.Length - Text.AsSpan().TrimStart(' ').Length;
}
