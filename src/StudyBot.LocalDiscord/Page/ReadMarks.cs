using System.Collections.Concurrent;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page;

/// <summary>
/// What each member has read, and which private replies they put away. Kept while the program runs; what was there
/// before it started counts as read.
/// </summary>
internal sealed class ReadMarks : IDisposable
{
    private const int KeptPerChannel = 200;

    private readonly Lock _gate = new();
    private readonly Snowflake _start;
    private readonly Dictionary<Snowflake, List<Message>> _new = [];
    private readonly Dictionary<(Snowflake Member, Snowflake Channel), Snowflake> _read = [];
    private readonly ConcurrentDictionary<Snowflake, bool> _dismissed = new();
    private readonly IDisposable _watch;

    public ReadMarks(World world)
    {
        _start = Snowflake.FirstOf(world.Clock.GetUtcNow());
        _watch = world.Watch(Hear);
    }

    public Snowflake Of(Snowflake member, Snowflake channel)
    {
        lock (_gate)
        {
            return Mark(member, channel);
        }
    }

    public void Read(Snowflake member, Snowflake channel)
    {
        lock (_gate)
        {
            if (_new.TryGetValue(channel, out var messages) && messages.Count > 0)
            {
                _read[(member, channel)] = messages[^1].Id;
            }
        }
    }

    public int Unread(Snowflake member, Snowflake channel)
    {
        lock (_gate)
        {
            return Waiting(member, channel).Count();
        }
    }

    public bool Mentioned(Snowflake member, Snowflake channel)
    {
        lock (_gate)
        {
            return Waiting(member, channel).Any(message => message.MentionsEveryone || message.Mentions.Contains(member));
        }
    }

    public bool IsDismissed(Snowflake message) => _dismissed.ContainsKey(message);

    public void Dismiss(Snowflake message) => _dismissed[message] = true;

    public void Dispose() => _watch.Dispose();

    private IEnumerable<Message> Waiting(Snowflake member, Snowflake channel)
    {
        var mark = Mark(member, channel);
        return _new.TryGetValue(channel, out var messages)
            ? messages.Where(message => message.Id > mark && message.IsVisibleTo(member) && message.AuthorId != member)
            : [];
    }

    private Snowflake Mark(Snowflake member, Snowflake channel) => _read.GetValueOrDefault((member, channel), _start);

    private void Hear(WorldChange change)
    {
        lock (_gate)
        {
            if (change is WorldChange.MessageGone gone && _new.TryGetValue(gone.Message.ChannelId, out var left))
            {
                left.RemoveAll(message => message.Id == gone.Message.Id);
            }
            else if (change is WorldChange.MessageWritten { Message: var message } && message.Id > _start)
            {
                var messages = _new.TryGetValue(message.ChannelId, out var known) ? known : _new[message.ChannelId] = [];
                if (messages.FindIndex(each => each.Id == message.Id) is var at and >= 0)
                {
                    messages[at] = message;
                    return;
                }

                messages.Add(message);
                if (messages.Count > KeptPerChannel)
                {
                    messages.RemoveAt(0);
                }
            }
        }
    }
}
