using System.Text.Json;

namespace StudyBot.LocalDiscord.Model;

internal enum CommandKind
{
    Slash = 1,
    User = 2,
    Message = 3,
    EntryPoint = 4,
}

internal enum OptionKind
{
    Subcommand = 1,
    SubcommandGroup = 2,
    Text = 3,
    Integer = 4,
    Flag = 5,
    User = 6,
    Channel = 7,
    Role = 8,
    Mentionable = 9,
    Number = 10,
    Attachment = 11,
}

/// <summary>A command that the bot registered. https://docs.discord.com/developers/interactions/application-commands</summary>
/// <param name="GuildId">Null for a command of every server.</param>
/// <param name="Version">Changes with each change of the command.</param>
internal sealed record AppCommand(Snowflake Id, Snowflake Version, CommandKind Type, string Name, string Description, Snowflake? GuildId)
{
    /// <summary>What a member needs to see the command; null is nothing, none is administrators only.</summary>
    public Permission? DefaultMemberPermissions { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<int>? Contexts { get; init; }

    public IReadOnlyList<int>? IntegrationTypes { get; init; }

    public bool Nsfw { get; init; }
}

internal sealed record CommandOption(OptionKind Type, string Name, string Description)
{
    public bool? Required { get; init; }

    /// <summary>Asks the bot for choices while the option is typed.</summary>
    public bool? Autocomplete { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<int>? ChannelTypes { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }
}

/// <param name="Value">Text or a number, as the option's kind says.</param>
internal sealed record CommandChoice(string Name, JsonElement Value)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
}
