using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page.Text;

/// <summary>A stretch of a message that stands on lines of its own.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>Lines as typed; their breaks are kept.</summary>
    public sealed record Lines(IReadOnlyList<Inline> Text) : Block;

    public sealed record Heading(int Level, IReadOnlyList<Inline> Text) : Block;

    public sealed record Small(IReadOnlyList<Inline> Text) : Block;

    public sealed record Quote(IReadOnlyList<Block> Blocks) : Block;

    public sealed record Code(string? Language, string Text) : Block;

    /// <param name="First">Number of the first item; null for bullets.</param>
    public sealed record Items(int? First, IReadOnlyList<Item> Each) : Block;

    public sealed record Item(IReadOnlyList<Inline> Text, IReadOnlyList<Block> Below) : Block;
}

/// <summary>A stretch within a line.</summary>
internal abstract record Inline
{
    private Inline()
    {
    }

    public sealed record Plain(string Text) : Inline;

    public sealed record Styled(Style Style, IReadOnlyList<Inline> Inner) : Inline;

    public sealed record Spoiler(IReadOnlyList<Inline> Inner) : Inline;

    public sealed record Code(string Text) : Inline;

    /// <param name="Address">Always http or https.</param>
    public sealed record Link(string Address, IReadOnlyList<Inline> Inner) : Inline;

    public sealed record User(Snowflake Id) : Inline;

    public sealed record Role(Snowflake Id) : Inline;

    public sealed record Place(Snowflake Id) : Inline;

    /// <summary>"@everyone" or "@here".</summary>
    public sealed record All(string Text) : Inline;

    public sealed record Command(string Name) : Inline;

    public sealed record CustomEmoji(string Name) : Inline;

    public sealed record Moment(DateTimeOffset At, char Style) : Inline;
}

internal enum Style
{
    Bold,
    Italic,
    Underline,
    Strike,
}
