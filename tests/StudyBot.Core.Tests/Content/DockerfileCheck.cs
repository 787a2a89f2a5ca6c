using System.Text.RegularExpressions;

namespace StudyBot.Core.Tests.Content;

/// <summary>What `docker build` would refuse at first sight: unknown instructions and flags, and anything but ARG before FROM.</summary>
internal static partial class DockerfileCheck
{
    // https://docs.docker.com/reference/dockerfile/
    private static readonly Dictionary<string, string[]> Flags = new(StringComparer.Ordinal)
    {
        ["FROM"] = ["platform"],
        ["RUN"] = ["mount", "network", "security", "device"],
        ["COPY"] = ["from", "chown", "chmod", "link", "parents", "exclude"],
        ["ADD"] = ["keep-git-dir", "checksum", "chown", "chmod", "link", "exclude", "unpack"],
        ["HEALTHCHECK"] = ["interval", "timeout", "start-period", "start-interval", "retries"],
        ["ARG"] = [],
        ["CMD"] = [],
        ["ENTRYPOINT"] = [],
        ["ENV"] = [],
        ["EXPOSE"] = [],
        ["LABEL"] = [],
        ["ONBUILD"] = [],
        ["SHELL"] = [],
        ["STOPSIGNAL"] = [],
        ["USER"] = [],
        ["VOLUME"] = [],
        ["WORKDIR"] = [],
    };

    /// <returns>What is wrong with it; nothing if all is well.</returns>
    public static IEnumerable<string> Problems(string file)
    {
        var hasStage = false;
        foreach (var instruction in InstructionsOf(file))
        {
            var words = instruction.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var name = words[0];
            if (!Flags.TryGetValue(name, out var known))
            {
                yield return $"`{name}` is no instruction: {instruction}";
                continue;
            }

            if (!hasStage && name is not ("FROM" or "ARG"))
            {
                yield return $"{name} stands before FROM.";
            }

            hasStage |= name == "FROM";
            if (words.Length == 1)
            {
                yield return $"{name} has no argument.";
            }

            foreach (var flag in words.Skip(1).TakeWhile(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word[2..].Split('=')[0]).Where(flag => !known.Contains(flag)))
            {
                yield return $"{name} has no flag --{flag}.";
            }

            if (name == "FROM" && !From().IsMatch(instruction))
            {
                yield return $"FROM takes an image and perhaps a name: {instruction}";
            }
        }
    }

    /// <summary>Each with its continued lines joined; comments, and the bodies of here-documents, are left out.</summary>
    private static List<string> InstructionsOf(string file)
    {
        var found = new List<string>();
        var continues = false;
        string? until = null;
        foreach (var line in file.Split('\n').Select(line => line.Trim()))
        {
            if (until is not null)
            {
                until = line == until ? null : until;
                continue;
            }

            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            var text = line.TrimEnd('\\').TrimEnd();
            if (continues)
            {
                found[^1] += " " + text;
            }
            else
            {
                found.Add(text);
            }

            continues = line.EndsWith('\\');
            until = HereDocument().Match(line) is { Success: true } start ? start.Groups["end"].Value : null;
        }

        return found;
    }

    [GeneratedRegex(@"^FROM(\s+--\S+)*\s+\S+(\s+(AS|as)\s+\S+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"<<-?[""']?(?<end>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HereDocument();
}
