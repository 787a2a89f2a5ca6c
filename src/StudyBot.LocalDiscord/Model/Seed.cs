namespace StudyBot.LocalDiscord.Model;

/// <summary>What a new local Discord contains.</summary>
internal static class Seed
{
    public static readonly IReadOnlyList<string> Members = ["Ada", "Grace", "Linus"];

    /// <returns>The bot's user.</returns>
    public static User Plant(WorldWriter writer)
    {
        var bot = new User(writer.NextId(), "studybot", "StudyBot", Bot: true);
        writer.Put(bot);
        var people = Members.Select(name => new User(writer.NextId(), name.ToLowerInvariant(), name)).ToArray();
        Array.ForEach(people, writer.Put);

        var guild = new Guild(writer.NextId(), "Study group", people[0].Id);
        writer.Put(guild);
        writer.Put(Everyone(guild));
        var botRole = BotRole(writer, guild, bot);
        var lead = new Role(writer.NextId(), guild.Id, "Study lead", Permission.ManageMessages, 2) { Mentionable = true, Color = 0x3BA55D, Hoist = true };
        var crew = new Role(writer.NextId(), guild.Id, "Docker crew", Permission.None, 1) { Mentionable = true, Color = 0x2496ED };
        writer.Put(lead);
        writer.Put(crew);

        writer.Put(new Member(guild.Id, bot.Id, [botRole.Id], writer.Now));
        writer.Put(new Member(guild.Id, people[0].Id, [], writer.Now));
        writer.Put(new Member(guild.Id, people[1].Id, [lead.Id], writer.Now));
        writer.Put(new Member(guild.Id, people[2].Id, [crew.Id], writer.Now));
        foreach (var (name, topic, position) in (ReadOnlySpan<(string, string, int)>)[("general", "Anything goes", 0), ("daily-questions", "One question a day", 1), ("study-hall", "Questions and answers", 2)])
        {
            writer.Put(new Channel(writer.NextId(), ChannelKind.Text, guild.Id, name, position) { Topic = topic });
        }

        return bot;
    }

    public static Role Everyone(Guild guild) => new(guild.Id, guild.Id, "@everyone", Permission.Everyone, 0);

    public static Role BotRole(WorldWriter writer, Guild guild, User bot)
    {
        var role = new Role(writer.NextId(), guild.Id, bot.Name, Permission.Everyone, 3) { BotId = bot.Id };
        writer.Put(role);
        return role;
    }
}
