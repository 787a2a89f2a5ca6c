using StudyBot.Core.Chat;

namespace StudyBot.Testing.Chat;

/// <summary>
/// A chat service in memory, for tests of the core. People act through <see cref="As"/>; what the bot posts is kept
/// with all its edits. It obeys the seam's rules as strictly as a real service would: limits, visibility, abilities.
/// </summary>
public sealed partial class FakeChat(TimeProvider time) : IChatClient
{
    public const ChannelAbilities Everything = (ChannelAbilities)0xFF;

    private readonly Lock _gate = new();
    private readonly Dictionary<ChannelId, FakeChannel> _channels = [];
    private readonly Dictionary<string, FakeMember> _members = new(StringComparer.Ordinal);
    private readonly List<FakeMessage> _messages = [];
    private readonly List<Failure> _failures = [];
    private readonly Dictionary<MemberId, ChannelId> _direct = [];
    private readonly HashSet<MemberId> _refusing = [];
    private IReadOnlyList<CommandSpec> _commands = [];
    private IInteractionHandler? _handler;
    private ulong _lastId;

    public ServerId Server { get; } = new(1_000);

    /// <summary>A channel in which everything is allowed.</summary>
    public ChannelId General => ChannelNamed("general");

    /// <summary>Whether the bot is in the server; it is not told of a change (see <see cref="TellAsync"/>).</summary>
    public bool IsInServer { get; set; } = true;

    /// <summary>The roles that anyone may mention.</summary>
    public HashSet<RoleId> OpenRoles { get; } = [];

    /// <summary>Whether a handler's failure is answered as a client answers it; else a test gets the failure itself.</summary>
    public bool Apologises { get; set; }

    public ChatStatus Status { get; private set; } = new(Ready: false, time.GetUtcNow());

    /// <summary>Every message of the bot's that still exists, private ones included, oldest first.</summary>
    public IReadOnlyList<FakeMessage> Messages => Read(() => _messages.ToArray());

    public IReadOnlyList<FakeChannel> Threads => Read(() => _channels.Values.Where(channel => channel.Parent is not null).ToArray());

    public IReadOnlyList<CommandSpec> Commands => _commands;

    /// <summary>What everyone in the channel sees, oldest first.</summary>
    public IReadOnlyList<FakeMessage> PostsIn(ChannelId channel) =>
        Read(() => _messages.Where(message => message.Ref.Channel == channel && message.OnlyFor is null).ToArray());

    /// <summary>What one person sees in a channel, oldest first.</summary>
    public IReadOnlyList<FakeMessage> SeenBy(FakeMember member, ChannelId channel) =>
        Read(() => _messages.Where(message => message.Ref.Channel == channel && (message.OnlyFor is null || message.OnlyFor == member.Id)).ToArray());

    /// <summary>What the bot wrote to one person outside of the server, oldest first.</summary>
    public IReadOnlyList<FakeMessage> WrittenTo(FakeMember member) =>
        Read(() => _messages.Where(message => _direct.TryGetValue(member.Id, out var channel) && message.Ref.Channel == channel).ToArray());

    /// <summary>Somebody takes no direct messages from now on.</summary>
    public void RefuseDirectMessages(FakeMember member) => Read(() => _refusing.Add(member.Id));

    /// <summary>The person of this name, who joins the server if new to it.</summary>
    public FakeMember As(string name) => Read(() =>
    {
        if (!_members.TryGetValue(name, out var member))
        {
            member = new FakeMember(this, new MemberId(NextId()), name, General);
            _members.Add(name, member);
        }

        return member;
    });

    public void Leaves(string name) => Read(() => _members.Remove(name));

    /// <summary>Somebody who left joins again.</summary>
    public void Returns(FakeMember member) => Read(() => _members.TryAdd(member.Name, member));

    /// <summary>The channel of this name, created with every ability if there is none.</summary>
    public ChannelId ChannelNamed(string name) => Read(() =>
    {
        var known = _channels.Values.FirstOrDefault(channel => channel.Name == name);
        known ??= Add(new FakeChannel(new ChannelId(NextId()), name, Parent: null));
        return known.Id;
    });

    /// <summary>What the bot may do in a channel from now on.</summary>
    public void Allow(ChannelId channel, ChannelAbilities abilities) => Read(() => _channels[channel].Abilities = abilities);

    /// <summary>Somebody deletes a channel; the bot is not told (see <see cref="TellAsync"/>).</summary>
    public void RemoveChannel(ChannelId channel) => Read(() =>
    {
        _messages.RemoveAll(message => message.Ref.Channel == channel);
        return _channels.Remove(channel);
    });

    /// <summary>Somebody locks a thread: nobody writes there any more.</summary>
    public void Lock(ChannelId thread) => Read(() => _channels[thread].Locked = true);

    /// <summary>Somebody deletes a message.</summary>
    public void RemoveMessage(MessageRef message) => Read(() => _messages.RemoveAll(known => known.Ref == message));

    /// <summary>Lets the next call of the bot fail, or the next one of the named method.</summary>
    /// <param name="afterwards">The service does what was asked; only its answer is lost.</param>
    public void FailNext(ChatFault fault, string? method = null, bool afterwards = false) =>
        Read(() =>
        {
            _failures.Add(new Failure(fault, method, afterwards));
            return true;
        });

    /// <summary>Tells the bot that something happened to a server or channel.</summary>
    public Task TellAsync(Notice notice, CancellationToken stop = default) => Handler.NoticeAsync(notice, stop);

    /// <summary>What <see cref="RunAsync"/> does, without staying.</summary>
    public void Connect(IReadOnlyList<CommandSpec> commands, IInteractionHandler handler)
    {
        foreach (var command in commands)
        {
            SeamLimits.Check(command);
        }

        _commands = commands;
        _handler = handler;
        Status = new ChatStatus(Ready: true, time.GetUtcNow(), "StudyBot", Servers: 1);
    }

    internal IInteractionHandler Handler => _handler ?? throw new InvalidOperationException("Nobody answers yet: call Connect or RunAsync first.");

    internal DateTimeOffset Now => time.GetUtcNow();

    internal string NextInteraction() => Read(() => NextId().ToString());

    internal Place PlaceOf(ChannelId channel) => Read(() => _direct.ContainsValue(channel)
        ? Place.Direct(channel)
        : new Place(Server, channel, _channels[channel].Parent, AbilitiesOf(_channels[channel])));

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private ChannelId DirectChannelOf(MemberId member)
    {
        if (!_direct.TryGetValue(member, out var channel))
        {
            _direct[member] = channel = new ChannelId(NextId());
        }

        return channel;
    }

    private FakeChannel Add(FakeChannel channel)
    {
        _channels.Add(channel.Id, channel);
        return channel;
    }

    private ChannelAbilities AbilitiesOf(FakeChannel channel) =>
        channel.Parent is { } parent && _channels.TryGetValue(parent, out var of) ? of.Abilities : channel.Abilities;

    // Like Discord's ids: they grow, and carry the time.
    private ulong NextId()
    {
        var ofTime = (ulong)(time.GetUtcNow().ToUnixTimeMilliseconds() - 1_420_070_400_000) << 22;
        _lastId = Math.Max(_lastId + 1, ofTime);
        return _lastId;
    }

    private sealed record Failure(ChatFault Fault, string? Method, bool Afterwards);
}

/// <summary>A channel, or a thread of one.</summary>
public sealed record FakeChannel(ChannelId Id, string Name, ChannelId? Parent)
{
    /// <summary>A thread has those of its channel.</summary>
    public ChannelAbilities Abilities { get; set; } = FakeChat.Everything;

    public bool Locked { get; set; }
}

/// <summary>A message of the bot's.</summary>
public sealed class FakeMessage(MessageRef reference, MemberId? onlyFor, DateTimeOffset at, PostKey? key, Reply first)
{
    private readonly List<Reply> _versions = [first];

    public MessageRef Ref { get; } = reference;

    /// <summary>The only person who sees it; null if everyone does.</summary>
    public MemberId? OnlyFor { get; } = onlyFor;

    public DateTimeOffset At { get; } = at;

    public PostKey? Key { get; } = key;

    /// <summary>What it shows now.</summary>
    public Reply Reply => _versions[^1];

    /// <summary>Everything that it ever showed, oldest first.</summary>
    public IReadOnlyList<Reply> Versions => _versions;

    public bool IsPrivate => OnlyFor is not null;

    public string Text => Reply.Text;

    /// <summary>Its only card.</summary>
    public Card Card => Reply.Cards.Single();

    public IEnumerable<Button> Buttons => Reply.Rows.SelectMany(row => row.Controls).OfType<Button>();

    public IEnumerable<Picker> Pickers => Reply.Rows.SelectMany(row => row.Controls).OfType<Picker>();

    public IEnumerable<Select> Selects => Reply.Rows.SelectMany(row => row.Controls).OfType<Select>();

    internal void Show(Reply reply) => _versions.Add(reply);
}
