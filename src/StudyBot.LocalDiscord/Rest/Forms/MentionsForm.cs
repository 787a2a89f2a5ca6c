using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

/// <summary>Whom a message may ping. https://docs.discord.com/developers/resources/message#allowed-mentions-object</summary>
internal sealed record MentionsForm(bool AllUsers, bool AllRoles, bool Everyone, IReadOnlyList<Snowflake> Users, IReadOnlyList<Snowflake> Roles)
{
    public static MentionsForm Read(Form message, bool usersOnly)
    {
        if (message.Object("allowed_mentions") is not { } form)
        {
            return new MentionsForm(true, !usersOnly, !usersOnly, [], []);
        }

        var parse = form.Choices("parse", "users", "roles", "everyone") ?? [];
        var users = form.Ids("users", 100) ?? [];
        var roles = form.Ids("roles", 100) ?? [];
        foreach (var (name, given) in (ReadOnlySpan<(string, int)>)[("users", users.Count), ("roles", roles.Count)])
        {
            if (parse.Contains(name) && given > 0)
            {
                form.Fail("parse", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{name}\"] and {name}: [ids...] are mutually exclusive.");
            }
        }

        return new MentionsForm(parse.Contains("users"), parse.Contains("roles"), parse.Contains("everyone"), users, roles);
    }

    public bool AllowsUser(Snowflake user) => AllUsers || Users.Contains(user);

    public bool AllowsRole(Snowflake role) => AllRoles || Roles.Contains(role);
}
