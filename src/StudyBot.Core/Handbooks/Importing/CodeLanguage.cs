using System.Text.Json;
using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Tells what a code block is written in, where its fence does not say.</summary>
internal static partial class CodeLanguage
{
    public static string Of(string named, IReadOnlyList<string> lines)
    {
        if (named.Length > 0)
        {
            return named;
        }

        var code = lines.Where(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith('#')).ToList();
        if (code.Count == 0)
        {
            return "text";
        }

        if (code.Exists(line => Instruction().IsMatch(line)))
        {
            return "dockerfile";
        }

        if (IsJson(string.Join('\n', lines)))
        {
            return "json";
        }

        return Command().IsMatch(code[0]) ? "bash" : code.TrueForAll(line => Key().IsMatch(line)) ? "yaml" : "text";
    }

    /// <summary>A code block; its fence is longer than any within it.</summary>
    public static string Fenced(string language, string code)
    {
        var longest = 2;
        var run = 0;
        foreach (var sign in code)
        {
            run = sign == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return $"{fence}{language}\n{code}\n{fence}";
    }

    [GeneratedRegex(@"^(FROM|RUN|COPY|ADD|CMD|ENTRYPOINT|WORKDIR|EXPOSE|HEALTHCHECK)\s+\S", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"^\s*(\$\s|(sudo|docker|kubectl|helm|curl|wget|apt|apt-get|apk|npm|pip|git|aws|echo|export|cd|ls|cat|mkdir|chmod|openssl|systemctl|trivy|cosign|vault)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\s*(- .*|(- )?[\w./""'-]+:(\s.*)?|---)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    private static bool IsJson(string code)
    {
        if (code.TrimStart() is not ['{' or '[', ..])
        {
            return false;
        }

        try
        {
            using var _ = JsonDocument.Parse(code);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
