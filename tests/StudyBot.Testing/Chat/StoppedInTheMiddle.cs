using StudyBot.Core.Chat;

namespace StudyBot.Testing.Chat;

/// <summary>A chat in which the program is stopped while a post is under way: before the service took it, or after.</summary>
public sealed class StoppedInTheMiddle(IChatClient chat, CancellationTokenSource program, bool afterwards) : IChatClient
{
    public ChatStatus Status => chat.Status;

    public Task RunAsync(IReadOnlyList<CommandSpec> commands, IInteractionHandler handler, CancellationToken stop) => chat.RunAsync(commands, handler, stop);

    public async Task<MessageRef> PostAsync(ChannelId channel, Reply reply, PostKey key, CancellationToken stop)
    {
        if (afterwards)
        {
            await chat.PostAsync(channel, reply, key, stop);
        }

        await program.CancelAsync();
        stop.ThrowIfCancellationRequested();
        throw new InvalidOperationException("The post does not hear that the program stops.");
    }

    public Task<MessageRef> WriteToAsync(MemberId member, Reply reply, PostKey key, CancellationToken stop) => chat.WriteToAsync(member, reply, key, stop);

    public Task EditAsync(MessageRef message, Reply reply, CancellationToken stop) => chat.EditAsync(message, reply, stop);

    public Uri? LinkTo(ServerId server, MessageRef message) => chat.LinkTo(server, message);

    public Task<ChannelId> StartThreadAsync(MessageRef message, string name, CancellationToken stop) => chat.StartThreadAsync(message, name, stop);

    public Task<ChannelAbilities?> AbilitiesInAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop) => chat.AbilitiesInAsync(server, channel, toPing, stop);

    public Task<OwnMessages> OwnMessagesSinceAsync(ChannelId channel, DateTimeOffset since, int limit, CancellationToken stop) =>
        chat.OwnMessagesSinceAsync(channel, since, limit, stop);

    public Task<Membership> MembershipAsync(ServerId server, MemberId member, CancellationToken stop) => chat.MembershipAsync(server, member, stop);
}
