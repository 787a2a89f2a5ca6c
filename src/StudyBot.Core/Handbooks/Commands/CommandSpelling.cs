using System.Text.RegularExpressions;
using StudyBot.Core.Text;

namespace StudyBot.Core.Handbooks.Commands;

/// <param name="Line">Counted from 0.</param>
internal sealed record Misspelling(int Line, string Rule, string Message, string Fix);

/// <summary>Tells flags and commands that a list does not know. It reads words as the program itself would.</summary>
internal sealed partial class CommandSpelling(CommandList known)
{
    // Behind these comes another command.
    private static readonly HashSet<string> LeadIns = new(StringComparer.Ordinal)
    {
        "command", "env", "exec", "nice", "nohup", "ssh", "sudo", "time", "timeout", "watch", "xargs",
        "if", "then", "elif", "else", "while", "until", "do", "!", "{",
    };

    public IEnumerable<Misspelling> Check(string script, char escape = '\\') =>
        ShellReader.Commands(script, escape).SelectMany(words => CheckCommand(words));

    // A word with anything else in it is a placeholder, or what the shell puts in.
    [GeneratedRegex("^--?[A-Za-z0-9][A-Za-z0-9_.-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainFlag();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainWord();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*=", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Assignment();

    private IEnumerable<Misspelling> CheckCommand(IReadOnlyList<ShellWord> words)
    {
        if (Root(words) is not { } at)
        {
            yield break;
        }

        var name = words[at].Text;
        for (var i = at + 1; i < words.Count; i++)
        {
            var command = known.Find(name);
            var word = words[i];
            if (word.Text == "--")
            {
                yield break;
            }

            if (word.Text is ['-', _, ..])
            {
                var (misspelling, takesNext) = CheckFlag(command, word);
                if (misspelling is not null)
                {
                    // Whether it takes the next word is not known, so what follows has no sure meaning.
                    yield return misspelling;
                    yield break;
                }

                i += takesNext ? 1 : 0;
            }
            else if (known.HasUnder(name))
            {
                var longer = $"{command.Name} {word.Text}";
                if (!known.Has(longer))
                {
                    if (PlainWord().IsMatch(word.Text))
                    {
                        yield return UnknownCommand(command, word);
                    }

                    yield break;
                }

                name = longer;
            }
            else if (command.PassesOn)
            {
                yield break;
            }
        }
    }

    /// <summary>Where the command's name stands: first, or behind variables that are set for it and programs that start it.</summary>
    private int? Root(IReadOnlyList<ShellWord> words)
    {
        // A starting program may have words of its own: a host, a time, the value of a flag.
        var led = false;
        var own = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var text = words[i].Text;
            if (known.IsRoot(text))
            {
                return i;
            }

            if (LeadIns.Contains(text))
            {
                led = true;
                own += text is "ssh" or "timeout" ? 1 : 0;
            }
            else if (led && text.StartsWith('-'))
            {
                own += text.Length == 2 ? 1 : 0;
            }
            else if (!Assignment().IsMatch(text) && own-- <= 0)
            {
                return null;
            }
        }

        return null;
    }

    private (Misspelling? Misspelling, bool TakesNext) CheckFlag(KnownCommand command, ShellWord word)
    {
        var equals = word.Text.IndexOf('=');
        var flag = equals < 0 ? word.Text : word.Text[..equals];
        if (command.Values.Contains(flag))
        {
            return (null, equals < 0);
        }

        if (known.IsSwitch(command, flag) || !PlainFlag().IsMatch(flag))
        {
            return (null, false);
        }

        if (flag.StartsWith("--", StringComparison.Ordinal))
        {
            return (UnknownFlag(command, word.Line, flag), false);
        }

        // Short flags may stand together; what follows one that takes a value is the value.
        for (var i = 1; i < flag.Length; i++)
        {
            var letter = $"-{flag[i]}";
            if (command.Values.Contains(letter))
            {
                return (null, i == flag.Length - 1 && equals < 0);
            }

            if (!known.IsSwitch(command, letter))
            {
                return (UnknownFlag(command, word.Line, flag), false);
            }
        }

        return (null, false);
    }

    private static Misspelling UnknownFlag(KnownCommand command, int line, string flag)
    {
        var candidates = command.Values.Concat(command.Switches).Concat(command.Everywhere).Where(candidate => candidate.Length > 2);
        var meant = flag.Length > 2 ? EditDistance.Nearest(flag, candidates) : null;
        return new Misspelling(
            line,
            "unknown-flag",
            $"`{command.Name}` has no flag `{flag}`.",
            $"{Advice(meant, $"See `{command.Name} --help`.")} If it is right, add it to `{command.Name}` in {CommandListReader.FileName}.");
    }

    private Misspelling UnknownCommand(KnownCommand command, ShellWord word) => new(
        word.Line,
        "unknown-command",
        $"`{command.Name}` has no command `{word.Text}`.",
        $"{Advice(EditDistance.Nearest(word.Text, known.Under(command.Name)), $"See `{command.Name} --help`.")} If it is right, add `{command.Name} {word.Text}` to {CommandListReader.FileName}.");

    private static string Advice(string? meant, string otherwise) => meant is null ? otherwise : $"Did you mean `{meant}`?";
}
