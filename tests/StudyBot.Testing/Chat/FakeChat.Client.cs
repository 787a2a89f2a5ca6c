using System.Runtime.CompilerServices;
using StudyBot.Core.Chat;

namespace StudyBot.Testing.Chat;

public sealed partial class FakeChat
{
    private static readonly TimeSpan KeyIsRemembered = TimeSpan.FromMinutes(5);

    public async Task RunAsync(IReadOnlyList<CommandSpec> commands, IInteractionHandler handler, CancellationToken stop)
    {
        Connect(commands, handler);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopped.TrySetResult());
        await stopped.Task;
        Status = Status with { Ready = false, Since = time.GetUtcNow() };
    }

    public Task<MessageRef> PostAsync(ChannelId channel, Reply reply, PostKey key, CancellationToken stop) => Do(() =>
    {
        Require(channel, _channels.TryGetValue(channel, out var known) && known.Parent is null ? ChannelAbilities.Send : ChannelAbilities.SendInThreads);
        CheckFor(channel, reply);
        if (_channels[channel].Locked)
        {
            throw Refused($"Thread {channel} is locked");
        }

        var first = _messages.FirstOrDefault(message => message.Key == key && message.Ref.Channel == channel && time.GetUtcNow() - message.At < KeyIsRemembered);
        return (first ?? Keep(channel, reply, onlyFor: null, key)).Ref;
    }, stop);

    public Task<MessageRef> WriteToAsync(MemberId member, Reply reply, PostKey key, CancellationToken stop) => Do(() =>
    {
        SeamLimits.Check(reply, Refused);
        if (_refusing.Contains(member) || _members.Values.All(known => known.Id != member))
        {
            throw new ChatException(ChatFault.Forbidden, $"{member} takes no direct messages from the bot");
        }

        var channel = DirectChannelOf(member);
        var first = _messages.FirstOrDefault(message => message.Key == key && message.Ref.Channel == channel && time.GetUtcNow() - message.At < KeyIsRemembered);
        return (first ?? Keep(channel, reply, member, key)).Ref;
    }, stop);

    public Task EditAsync(MessageRef message, Reply reply, CancellationToken stop) => Do(() =>
    {
        Require(message.Channel, ChannelAbilities.View);
        CheckFor(message.Channel, reply);
        Public(message).Show(reply);
        return true;
    }, stop);

    public Uri? LinkTo(ServerId server, MessageRef message) => new($"https://chat.example/{server}/{message.Channel}/{message.Id}");

    public Task<ChannelId> StartThreadAsync(MessageRef message, string name, CancellationToken stop) => Do(() =>
    {
        // As at Discord: the thread of a message has the message's id.
        var id = new ChannelId(message.Id);
        if (_channels.ContainsKey(id))
        {
            return id;
        }

        Require(message.Channel, ChannelAbilities.StartThreads);
        Public(message);
        SeamLimits.Length(name, 100, "A thread's name", Refused);
        return Add(new FakeChannel(id, name, message.Channel)).Id;
    }, stop);

    public Task<ChannelAbilities?> AbilitiesInAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop) => Do<ChannelAbilities?>(() =>
        server != Server || !IsInServer ? throw new ChatException(ChatFault.Gone, $"The bot is not in server {server}")
            : !_channels.TryGetValue(channel, out var known) ? null
            : !AbilitiesOf(known).HasFlag(ChannelAbilities.View) ? ChannelAbilities.None
            : toPing is { } role && OpenRoles.Contains(role) ? AbilitiesOf(known) | ChannelAbilities.PingRoles
            : AbilitiesOf(known), stop);

    public Task<OwnMessages> OwnMessagesSinceAsync(ChannelId channel, DateTimeOffset since, int limit, CancellationToken stop) => Do<OwnMessages>(() =>
    {
        Require(channel, ChannelAbilities.None);
        if (!AbilitiesOf(_channels[channel]).HasFlag(ChannelAbilities.View | ChannelAbilities.ReadHistory))
        {
            return new OwnMessages.Unreadable();
        }

        var own = _messages
            .Where(message => message.Ref.Channel == channel && message.OnlyFor is null && message.At >= since)
            .OrderByDescending(message => message.Ref.Id)
            .Select(message => new OwnMessage(message.Ref, message.At, [.. message.Reply.Rows.SelectMany(row => row.Controls).Select(IdOf).OfType<string>()]))
            .ToList();
        return own.Count <= limit ? new OwnMessages.Complete(own) : new OwnMessages.TooMany(own[..limit]);
    }, stop);

    public Task<Membership> MembershipAsync(ServerId server, MemberId member, CancellationToken stop) => Do<Membership>(() =>
        server == Server && _members.Values.FirstOrDefault(known => known.Id == member) is { } present
            ? new Membership.Present(present.AsMember)
            : new Membership.Gone(), stop);

    /// <summary>Keeps a reply to an interaction; these need no abilities.</summary>
    internal FakeMessage Answer(ChannelId channel, Reply reply, MemberId? onlyFor) => Read(() => Keep(channel, reply, onlyFor, key: null));

    private FakeMessage Keep(ChannelId channel, Reply reply, MemberId? onlyFor, PostKey? key)
    {
        var message = new FakeMessage(new MessageRef(channel, NextId()), onlyFor, time.GetUtcNow(), key, reply);
        _messages.Add(message);
        return message;
    }

    private Task<T> Do<T>(Func<T> work, CancellationToken stop, [CallerMemberName] string method = "")
    {
        if (stop.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(stop);
        }

        lock (_gate)
        {
            var failure = _failures.FirstOrDefault(failure => failure.Method is null || failure.Method == method);
            if (failure is not null)
            {
                _failures.Remove(failure);
            }

            try
            {
                var result = failure is null or { Afterwards: true } ? work() : default!;
                return failure is null
                    ? Task.FromResult(result)
                    : Task.FromException<T>(new ChatException(failure.Fault, $"The test lets {method} fail"));
            }
            catch (ChatException refused)
            {
                return Task.FromException<T>(refused);
            }
        }
    }

    private void Require(ChannelId channel, ChannelAbilities abilities)
    {
        if (!_channels.TryGetValue(channel, out var known))
        {
            throw new ChatException(ChatFault.Gone, $"There is no channel {channel}");
        }

        if (!IsInServer)
        {
            throw new ChatException(ChatFault.Forbidden, $"The bot is not in the server of channel {channel}");
        }

        if ((abilities & ~AbilitiesOf(known)) is not ChannelAbilities.None and var missing)
        {
            throw new ChatException(ChatFault.Forbidden, $"In channel {channel} the bot lacks {missing}");
        }
    }

    private void CheckFor(ChannelId channel, Reply reply)
    {
        SeamLimits.Check(reply, Refused);
        if (reply.Pictures.Count + reply.Documents.Count > 0)
        {
            Require(channel, ChannelAbilities.AttachFiles);
        }
    }

    private FakeMessage Public(MessageRef message) =>
        _messages.FirstOrDefault(known => known.Ref == message && known.OnlyFor is null)
            ?? throw new ChatException(ChatFault.Gone, $"There is no message {message.Id}");

    private static ChatException Refused(string why) => new(ChatFault.Refused, why);

    private static string? IdOf(Control control) => control switch
    {
        Button button => button.Id,
        Select select => select.Id,
        _ => null,
    };
}
