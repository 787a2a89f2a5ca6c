using System.Text;
using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Keeps a line of text from being taken for HTML or for a heading.</summary>
internal static partial class SafeText
{
    public static string Of(string line)
    {
        if (!line.Contains('<') && line[0] is not ('#' or '=' or '>'))
        {
            return line;
        }

        var text = new StringBuilder(line[0] is '#' or '=' or '>' ? "\\" : "");
        var at = 0;
        foreach (Match match in CodeOrTag().Matches(line))
        {
            text.Append(line, at, match.Index - at);
            text.Append(match switch
            {
                _ when match.Groups["tag"].Success => $"`{match.Value}`",
                _ when match.Groups["sign"].Success => "\\<",
                _ => match.Value,
            });
            at = match.Index + match.Length;
        }

        return text.Append(line, at, line.Length - at).ToString();
    }

    [GeneratedRegex(@"`[^`]*`|<https?://[^\s<>]*>|(?<tag></?[A-Za-z][^<>`]*>)|(?<sign>(?<!\\)\\*<)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeOrTag();
}
