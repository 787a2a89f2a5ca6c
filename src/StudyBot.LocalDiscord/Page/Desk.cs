using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page;

/// <summary>
/// One open tab: who sits at it, which channel is open, and what it waits for. Touched only on the tab's own thread;
/// the world tells it of changes through <see cref="Changed"/>. Public because components are; its members are not.
/// </summary>
public sealed partial class Desk : IDisposable
{
    private readonly World _world;
    private readonly MemberActs _acts;
    private readonly ReadMarks _marks;
    private readonly CancellationTokenSource _closed = new();
    private readonly IDisposable _watch;
    private readonly ITimer _tick;

    internal Desk(World world, MemberActs acts, ReadMarks marks)
    {
        (_world, _acts, _marks) = (world, acts, marks);
        Me = acts.People()[0];
        Settle();
        _watch = world.Watch(Hear);
        _tick = TimeProvider.System.CreateTimer(_ => Ticked?.Invoke(this, EventArgs.Empty), null, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));
    }

    /// <summary>Something that is shown may be different. Raised on any thread.</summary>
    internal event EventHandler? Changed;

    /// <summary>Time has passed, so "5 minutes ago" may read otherwise. Raised on any thread.</summary>
    internal event EventHandler? Ticked;

    internal User Me { get; private set; }

    /// <summary>Null if this member sees no channel at all.</summary>
    internal Channel? Channel { get; private set; }

    internal TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    internal DateTimeOffset Now => _world.Clock.GetUtcNow();

    internal TimeSpan Offset => _world.Clock.Offset;

    internal World World => _world;

    internal CancellationToken Closed => _closed.Token;

    /// <summary>What this member had read before opening the channel.</summary>
    internal Snowflake ReadUpTo { get; private set; }

    /// <summary>The newest message when the channel was opened: what came later was seen coming.</summary>
    internal Snowflake OpenedAt { get; private set; }

    internal IReadOnlyList<User> People() => _acts.People();

    internal IReadOnlyList<Channel> Channels() => _acts.ChannelsOf(Me.Id);

    internal Guild? ServerOf(Channel? channel) => channel?.GuildId is { } id ? _world.Read(state => state.Guilds.GetValueOrDefault(id)) : null;

    internal IReadOnlyList<Guild> Servers() => _acts.Servers();

    internal Channel? Visible(Snowflake id) => _world.Read(state =>
        state.Channels.GetValueOrDefault(id) is { } channel && state.PermissionsIn(channel, Me.Id).HasFlag(Permission.ViewChannel) ? channel : null);

    internal string NameOf(Snowflake user) => PersonOf(user).Name;

    internal User PersonOf(Snowflake user) => _acts.Person(user) ?? new User(user, "unknown", "unknown user");

    internal string RoleName(Snowflake role) => _world.Read(state => state.Roles.GetValueOrDefault(role))?.Name.TrimStart('@') ?? "unknown role";

    internal int UnreadIn(Channel channel) => channel.Id == Channel?.Id ? 0 : _marks.Unread(Me.Id, channel.Id);

    internal bool MentionedIn(Channel channel) => channel.Id != Channel?.Id && _marks.Mentioned(Me.Id, channel.Id);

    internal bool MayWrite() => Channel is { } channel && _world.Read(state =>
        state.PermissionsIn(channel, Me.Id).HasFlag(channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages));

    internal void ActAs(Snowflake member)
    {
        if (_acts.People().FirstOrDefault(person => person.Id == member) is { } person && person.Id != Me.Id)
        {
            Me = person;
            Forms.Clear();
            Failures.Clear();
            Settle();
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    internal void Open(Snowflake channel)
    {
        if (Visible(channel) is { } place)
        {
            Enter(place);
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>Changes the language of the member that one acts as.</summary>
    internal void Speak(string locale) => Me = _acts.Speak(Me.Id, locale);

    internal User Join(string name)
    {
        var user = _acts.Join(name);
        ActAs(user.Id);
        return user;
    }

    internal void Advance(TimeSpan by) => _acts.Advance(by);

    public void Dispose()
    {
        _closed.Cancel();
        _watch.Dispose();
        _tick.Dispose();
        _closed.Dispose();
    }

    // Back to the same channel if this member sees it, else to the first one.
    private void Settle()
    {
        var channels = Channels();
        Enter(channels.FirstOrDefault(channel => channel.Id == Channel?.Id) ?? channels.FirstOrDefault(channel => channel.Kind == ChannelKind.Text) ?? (channels.Count > 0 ? channels[0] : null));
    }

    private void Enter(Channel? channel)
    {
        Channel = channel;
        if (channel is not null)
        {
            ReadUpTo = _marks.Of(Me.Id, channel.Id);
            _marks.Read(Me.Id, channel.Id);
            OpenedAt = _marks.Of(Me.Id, channel.Id);
        }
    }

    private void Hear(WorldChange change)
    {
        switch (change)
        {
            case WorldChange.Typing typing:
                StartTyping(typing);
                break;
            case WorldChange.MessageWritten written:
                StopTyping(written.Message);
                _busy.TryRemove(written.Message.Id, out _);
                break;
            case WorldChange.ModalClosed closed:
                _closedForms[closed.Modal.Id] = true;
                break;
            case WorldChange.ClockMoved:
                Ticked?.Invoke(this, EventArgs.Empty);
                break;
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Called on the tab's thread before it draws: the world may have moved on.</summary>
    internal void CatchUp()
    {
        Forms.RemoveAll(form => _closedForms.ContainsKey(form.Modal.Id));
        if (Channel is { } channel)
        {
            Channel = Visible(channel.Id);
            if (Channel is null)
            {
                Settle();
            }
            else
            {
                _marks.Read(Me.Id, channel.Id);
            }
        }
        else
        {
            Settle();
        }

        Me = _acts.Person(Me.Id) ?? Me;
    }

}
