using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Failing;

/// <summary>Faults that change what the bot may do and whom it finds. They are not saved: a restart heals them.</summary>
internal static class WorldFaults
{
    public static void Begin(World world, Render render, Fault fault)
    {
        switch (fault.Name)
        {
            case FaultCatalog.Deny:
                Deny(world, fault.Plan, (denied, overwrite) => denied.Add(overwrite));
                fault.TryHit();
                break;
            case FaultCatalog.RemoveMember:
                Hide(world, Snowflake.Parse(fault.Plan.Member!), hide: true);
                fault.TryHit();
                break;
            case FaultCatalog.RefuseDirectMessages:
                world.Write(writer => writer.Then(() => writer.State.RefusingDirectMessages.Add(Snowflake.Parse(fault.Plan.Member!))));
                break;
            case FaultCatalog.Outage:
                Disturb(world, render, fault.Plan, outOfOrder: true);
                fault.TryHit();
                break;
            case FaultCatalog.ExpireTokens:
                world.Write(writer => writer.Then(() =>
                {
                    foreach (var interaction in writer.State.Interactions.Values)
                    {
                        interaction.TokenExpired = true;
                    }
                }));
                fault.TryHit();
                break;
        }
    }

    public static void End(World world, Render render, Fault fault)
    {
        switch (fault.Name)
        {
            case FaultCatalog.Deny:
                Deny(world, fault.Plan, (denied, overwrite) => denied.Remove(overwrite));
                break;
            case FaultCatalog.RemoveMember:
                Hide(world, Snowflake.Parse(fault.Plan.Member!), hide: false);
                break;
            case FaultCatalog.RefuseDirectMessages:
                world.Write(writer => writer.Then(() => writer.State.RefusingDirectMessages.Remove(Snowflake.Parse(fault.Plan.Member!))));
                break;
            case FaultCatalog.Outage:
                Disturb(world, render, fault.Plan, outOfOrder: false);
                break;
        }
    }

    private static void Deny(World world, FaultPlan plan, Action<List<(Snowflake Channel, Overwrite Overwrite)>, (Snowflake Channel, Overwrite Overwrite)> change) => world.Write(writer =>
    {
        var channel = writer.State.Channels.GetValueOrDefault(Snowflake.Parse(plan.Channel!))
            ?? throw new ActRefusedException($"There is no channel {plan.Channel}. GET /local/v1/channels lists them.", unknown: true);
        var denied = plan.Permissions!.Aggregate(Permission.None, (sum, name) => sum | (PermissionNames.Find(name)
            ?? throw new ActRefusedException($"'{name}' is not a permission. {Guard.Known("There are", PermissionNames.All)}")));
        writer.Then(() => change(writer.State.DeniedByFault, (channel.Id, new Overwrite(world.Bot.Id, OverwriteKind.Member, Permission.None, denied))));
        writer.Tell(new WorldChange.PlacesChanged(channel.GuildId));
        writer.Send(new Dispatch("CHANNEL_UPDATE", channel.GuildId, Intents.Guilds, () => Render.Channel(writer.State, channel)));
    });

    // https://docs.discord.com/developers/events/gateway-events#guild-delete: unavailable, in contrast to removed.
    private static void Disturb(World world, Render render, FaultPlan plan, bool outOfOrder) => world.Write(writer =>
    {
        var guild = writer.State.Guilds.GetValueOrDefault(Snowflake.Parse(plan.Server!))
            ?? throw new ActRefusedException($"There is no server {plan.Server}. GET /local/v1/servers lists them.", unknown: true);
        writer.Then(() => _ = outOfOrder ? writer.State.OutByFault.Add(guild.Id) : writer.State.OutByFault.Remove(guild.Id));
        if (guild.HasBot)
        {
            writer.Send(outOfOrder
                ? new Dispatch("GUILD_DELETE", guild.Id, Intents.Guilds, () => new JsonObject { ["id"] = guild.Id.ToString(), ["unavailable"] = true })
                : new Dispatch("GUILD_CREATE", guild.Id, Intents.Guilds, () => render.GuildCreated(writer.State, guild)));
        }
    });

    private static void Hide(World world, Snowflake user, bool hide) => world.Write(writer =>
    {
        writer.State.Person(user);
        foreach (var member in writer.State.Members.Values.Where(member => member.UserId == user).ToArray())
        {
            var key = (member.GuildId, user);
            writer.Then(() => _ = hide ? writer.State.GoneByFault.Add(key) : writer.State.GoneByFault.Remove(key));
            if (hide)
            {
                writer.Send(Membership.Gone(writer.State, member.GuildId, user));
            }
        }

        writer.Tell(new WorldChange.PeopleChanged());
    });
}
