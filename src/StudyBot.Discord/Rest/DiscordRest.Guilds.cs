using StudyBot.Core.Chat;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

internal sealed partial class DiscordRest
{
    public Task<IReadOnlyList<RoleObject>> RolesAsync(ServerId server, CancellationToken stop) =>
        SendAsync(HttpMethod.Get, $"guilds/{server}/roles", new RestRoute("GET guilds/roles", server.ToString()), null, WireJson.Default.IReadOnlyListRoleObject, stop);

    public Task<MemberObject> MemberAsync(ServerId server, MemberId member, CancellationToken stop) =>
        SendAsync(HttpMethod.Get, $"guilds/{server}/members/{member}", new RestRoute("GET guilds/members", server.ToString()), null, WireJson.Default.MemberObject, stop);
}
