namespace StudyBot.Discord.Interactions;

/// <summary>The ids seen last: Discord may deliver an event more than once.</summary>
internal sealed class RecentIds(int capacity)
{
    private readonly HashSet<ulong> _seen = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>False if it was seen before.</summary>
    public bool Add(ulong id)
    {
        if (!_seen.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > capacity)
        {
            _seen.Remove(_order.Dequeue());
        }

        return true;
    }
}
