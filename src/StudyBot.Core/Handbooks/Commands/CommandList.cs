namespace StudyBot.Core.Handbooks.Commands;

/// <summary>A command that a pack writes about.</summary>
/// <param name="Name">Its words, such as "docker compose up".</param>
/// <param name="Values">Flags that take the next word.</param>
/// <param name="Switches">Flags that stand alone.</param>
/// <param name="Everywhere">Switches that the commands under it take as well.</param>
/// <param name="PassesOn">What follows its first argument belongs to another program.</param>
internal sealed record KnownCommand(
    string Name,
    IReadOnlySet<string> Values,
    IReadOnlySet<string> Switches,
    IReadOnlySet<string> Everywhere,
    bool PassesOn);

/// <summary>The commands of a pack, by name and by the other names that they have.</summary>
internal sealed class CommandList
{
    private static readonly HashSet<string> Nothing = [];

    private readonly Dictionary<string, KnownCommand> _commands = new(StringComparer.Ordinal);
    private readonly HashSet<string> _under = new(StringComparer.Ordinal);

    public bool IsEmpty => _commands.Count == 0;

    /// <summary>False if there is a command of that name already.</summary>
    public bool Add(string name, KnownCommand command)
    {
        if (!_commands.TryAdd(name, command))
        {
            return false;
        }

        for (var space = name.IndexOf(' '); space >= 0; space = name.IndexOf(' ', space + 1))
        {
            _under.Add(name[..space]);
        }

        return true;
    }

    public bool IsRoot(string word) => !word.Contains(' ') && Has(word);

    public bool Has(string name) => _commands.ContainsKey(name) || _under.Contains(name);

    /// <summary>Further words of a name have to follow, as in "docker network".</summary>
    public bool HasUnder(string name) => _under.Contains(Find(name).Name);

    /// <summary>One that is only the start of other names has no flags of its own.</summary>
    public KnownCommand Find(string name) => _commands.GetValueOrDefault(name) ?? new KnownCommand(name, Nothing, Nothing, Nothing, PassesOn: false);

    public IEnumerable<string> Under(string name) => _commands.Keys.Concat(_under)
        .Where(known => known.StartsWith(name + " ", StringComparison.Ordinal))
        .Select(known => known[(name.Length + 1)..].Split(' ')[0])
        .Distinct();

    /// <summary>The command's own flags, and those of the commands above it that hold everywhere.</summary>
    public bool IsSwitch(KnownCommand command, string flag)
    {
        if (flag is "--help" or "-h" || command.Switches.Contains(flag) || command.Everywhere.Contains(flag))
        {
            return true;
        }

        for (var space = command.Name.LastIndexOf(' '); space >= 0; space = command.Name.LastIndexOf(' ', space - 1))
        {
            if (Find(command.Name[..space]).Everywhere.Contains(flag))
            {
                return true;
            }
        }

        return false;
    }
}
