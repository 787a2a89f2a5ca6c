using System.Collections.Concurrent;
using StudyBot.Core.Chat;

namespace StudyBot.Testing.Chat;

/// <summary>A chat that notes whom it was asked about, and may keep the answer back.</summary>
public sealed class AskedAbout(IChatClient chat) : IChatClient
{
    private readonly ConcurrentQueue<MemberId> _asked = new();

    public IReadOnlyList<MemberId> Asked => [.. _asked];

    /// <summary>Nobody gets an answer before giving up.</summary>
    public bool KeepsSilent { get; set; }

    public ChatStatus Status => chat.Status;

    public Task RunAsync(IReadOnlyList<CommandSpec> commands, IInteractionHandler handler, CancellationToken stop) => chat.RunAsync(commands, handler, stop);

    public Task<MessageRef> PostAsync(ChannelId channel, Reply reply, PostKey key, CancellationToken stop) => chat.PostAsync(channel, reply, key, stop);

    public Task<MessageRef> WriteToAsync(MemberId member, Reply reply, PostKey key, CancellationToken stop) => chat.WriteToAsync(member, reply, key, stop);

    public Task EditAsync(MessageRef message, Reply reply, CancellationToken stop) => chat.EditAsync(message, reply, stop);

    public Uri? LinkTo(ServerId server, MessageRef message) => chat.LinkTo(server, message);

    public Task<ChannelId> StartThreadAsync(MessageRef message, string name, CancellationToken stop) => chat.StartThreadAsync(message, name, stop);

    public Task<ChannelAbilities?> AbilitiesInAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop) => chat.AbilitiesInAsync(server, channel, toPing, stop);

    public Task<OwnMessages> OwnMessagesSinceAsync(ChannelId channel, DateTimeOffset since, int limit, CancellationToken stop) =>
        chat.OwnMessagesSinceAsync(channel, since, limit, stop);

    public async Task<Membership> MembershipAsync(ServerId server, MemberId member, CancellationToken stop)
    {
        _asked.Enqueue(member);
        if (KeepsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }

        return await chat.MembershipAsync(server, member, stop);
    }
}
