using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Commands;

/// <summary>Reads commands.yml: the commands whose flags are checked. A pack can do without it.</summary>
internal static partial class CommandListReader
{
    public const string FileName = "commands.yml";

    public static CommandList Read(string folder, ProblemList problems)
    {
        var list = new CommandList();
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || PackFile.Read(path, problems) is not { } text)
        {
            return list;
        }

        switch (Yaml.Read(text, 1, problems))
        {
            case null:
                break;
            case Yaml.Map map:
                foreach (var entry in new YamlFields(map, problems, "commands").Maps("commands", "- { name: git push, switches: [--tags] }"))
                {
                    ReadCommand(entry, list, problems);
                }

                break;
            default:
                problems.Add(1, "bad-yaml", "The list of commands has no key.", "Start it with a line `commands:`.");
                break;
        }

        return list;
    }

    [GeneratedRegex("^--?[A-Za-z0-9][A-Za-z0-9_.-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Flag();

    private static void ReadCommand(Yaml.Map entry, CommandList list, ProblemList problems)
    {
        var fields = new YamlFields(entry, problems, "name", "also", "switches", "values", "everywhere", "passes-on");
        if (fields.Required("name", "git push") is not { } name)
        {
            return;
        }

        var command = new KnownCommand(
            OneSpace(name),
            Flags(fields, "values", problems),
            Flags(fields, "switches", problems),
            Flags(fields, "everywhere", problems),
            PassesOn(fields, problems));
        foreach (var flag in command.Values.Where(flag => command.Switches.Contains(flag) || command.Everywhere.Contains(flag)))
        {
            problems.Add(fields.LineOf("values"), "bad-flag", $"`{flag}` cannot both take a value and stand alone.", "Keep it in one of the lists; a switch may be written with `=value` too.");
        }

        foreach (var known in fields.Texts("also").Prepend(name).Select(OneSpace))
        {
            if (!list.Add(known, command))
            {
                problems.Add(entry.Line, "duplicate-command", $"The command `{known}` stands here twice.", "Join the two entries.");
            }
        }
    }

    private static HashSet<string> Flags(YamlFields fields, string key, ProblemList problems)
    {
        var flags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in fields.Texts(key))
        {
            if (!Flag().IsMatch(flag) || !flags.Add(flag))
            {
                problems.Add(fields.LineOf(key), "bad-flag", $"`{flag}` is no flag, or stands here twice.", "Write each once, as it is typed: `[-o, --output]`.");
            }
        }

        return flags;
    }

    private static bool PassesOn(YamlFields fields, ProblemList problems)
    {
        switch (fields.Text("passes-on"))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            case var other:
                problems.Add(fields.LineOf("passes-on"), "wrong-kind", $"`passes-on: {other}` is neither true nor false.", "Write true if what follows the first argument belongs to another program.");
                return false;
        }
    }

    private static string OneSpace(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
