using StudyBot.Core.Chat;

namespace StudyBot.Core.Lookup;

/// <summary>How somebody wants to appear who shares a card with a channel.</summary>
public interface ISharers
{
    Task<Sharer> OfAsync(Place place, Member who, CancellationToken stop);
}

/// <summary>Who shared something, as everyone may know it.</summary>
public abstract record Sharer
{
    private Sharer()
    {
    }

    public sealed record Openly(MemberId Member) : Sharer;

    public sealed record As(string Alias) : Sharer;

    public sealed record Unnamed : Sharer;
}
