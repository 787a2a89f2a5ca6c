using System.Text.Json;
using StudyBot.LocalDiscord.Acts;

namespace StudyBot.LocalDiscord.Page.Compose;

/// <summary>A command being filled in.</summary>
public sealed class CommandDraft
{
    internal CommandDraft(Desk desk, RunnableCommand command)
    {
        Command = command;
        Entries = [.. command.Options.Select(option => new OptionEntry(desk, option))];
    }

    internal RunnableCommand Command { get; }

    internal IReadOnlyList<OptionEntry> Entries { get; }

    internal IEnumerable<OptionEntry> Shown => Entries.Where(entry => entry.Shown);

    internal IEnumerable<OptionEntry> Addable => Entries.Where(entry => !entry.Shown);

    internal string? Problem { get; set; }

    /// <summary>The values so far; entries that are not valid are left out.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Values() =>
        Entries.Where(entry => entry.Shown && entry.Text.Length > 0 && entry.Check() is null)
            .ToDictionary(entry => entry.Option.Name, entry => entry.Value!.Value, StringComparer.Ordinal);

    /// <returns>The first entry that keeps the command from being sent, with its problem set.</returns>
    internal OptionEntry? FirstWrong()
    {
        foreach (var entry in Entries)
        {
            entry.Problem = entry.Shown ? entry.Check() : null;
        }

        return Entries.FirstOrDefault(entry => entry.Problem is not null);
    }
}
