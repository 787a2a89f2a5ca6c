using StudyBot.Core.Chat;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Servers;

/// <summary>Discord's permission bits and how they add up.</summary>
// https://docs.discord.com/developers/topics/permissions
internal static class Permissions
{
    public const ulong Administrator = 1UL << 3;
    public const ulong ManageServer = 1UL << 5;

    private static readonly (ulong Bit, ChannelAbilities Ability)[] Abilities =
    [
        (1UL << 10, ChannelAbilities.View),
        (1UL << 11, ChannelAbilities.Send),
        (1UL << 14, ChannelAbilities.ShowCards),
        (1UL << 15, ChannelAbilities.AttachFiles),
        (1UL << 16, ChannelAbilities.ReadHistory),
        (1UL << 35, ChannelAbilities.StartThreads),
        (1UL << 38, ChannelAbilities.SendInThreads),
        (1UL << 17, ChannelAbilities.PingRoles),
    ];

    /// <summary>What the bot asks for when it is added to a server. Pinging roles is left to whoever wants that.</summary>
    public static ulong ToAskFor { get; } = Abilities.Where(pair => pair.Ability != ChannelAbilities.PingRoles).Aggregate(0UL, (all, pair) => all | pair.Bit);

    public static ulong Parse(string? bits) => ulong.TryParse(bits, out var parsed) ? parsed : 0;

    public static bool MayManageServer(ulong bits) => (bits & (Administrator | ManageServer)) != 0;

    public static ChannelAbilities AbilitiesOf(ulong bits) => Abilities
        .Where(pair => (bits & (pair.Bit | Administrator)) != 0)
        .Aggregate(ChannelAbilities.None, (all, pair) => all | pair.Ability);

    /// <summary>What somebody with these roles may do anywhere in a server, before a channel's exceptions.</summary>
    public static ulong InServer(ulong server, IReadOnlyDictionary<ulong, ulong> roles, IEnumerable<ulong> held) =>
        held.Append(server).Aggregate(0UL, (all, role) => all | roles.GetValueOrDefault(role));

    /// <summary>The same in a channel: the exceptions for everyone, then for the roles, then for the member.</summary>
    public static ulong InChannel(ulong inServer, ulong server, ulong member, IReadOnlyCollection<ulong> held, IReadOnlyList<OverwriteObject> exceptions)
    {
        if ((inServer & Administrator) != 0)
        {
            return ulong.MaxValue;
        }

        var everyone = exceptions.Where(exception => exception.Type == 0 && exception.Id.Value == server);
        var ofRoles = exceptions.Where(exception => exception.Type == 0 && exception.Id.Value != server && held.Contains(exception.Id.Value));
        var own = exceptions.Where(exception => exception.Type == 1 && exception.Id.Value == member);
        return Apply(Apply(Apply(inServer, everyone), ofRoles), own);
    }

    private static ulong Apply(ulong bits, IEnumerable<OverwriteObject> exceptions)
    {
        var (allow, deny) = exceptions.Aggregate((Allow: 0UL, Deny: 0UL), (sum, one) => (sum.Allow | Parse(one.Allow), sum.Deny | Parse(one.Deny)));
        return (bits & ~deny) | allow;
    }
}
