using System.Text;

namespace StudyBot.Core.Tests.Learning;

/// <summary>Reads a text file as Anki's manual says that Anki does: headers, separator, quotes, columns, comments, tags.</summary>
// https://docs.ankiweb.net/importing/text-files.html
internal sealed class AnkiImport
{
    private AnkiImport(IReadOnlyDictionary<string, string> headers, IReadOnlyList<AnkiNote> notes)
    {
        Headers = headers;
        Notes = notes;
    }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public IReadOnlyList<AnkiNote> Notes { get; }

    public static AnkiImport Of(byte[] file)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < text.Length && text[at] == '#' && text.IndexOf('\n', at) is var end and > 0 && text[at..end].Contains(':', StringComparison.Ordinal))
        {
            var colon = text.IndexOf(':', at);
            headers[text[(at + 1)..colon].Trim()] = text[(colon + 1)..end].Trim();
            at = end + 1;
        }

        var separator = headers.GetValueOrDefault("separator", "tab").ToUpperInvariant() switch
        {
            "COMMA" => ',',
            "SEMICOLON" => ';',
            "PIPE" => '|',
            _ => '\t',
        };
        var tags = headers.TryGetValue("tags column", out var column) ? int.Parse(column, System.Globalization.CultureInfo.InvariantCulture) - 1 : -1;
        var isHtml = headers.GetValueOrDefault("html") == "true";
        var notes = Records(text[at..], separator).Select(fields => new AnkiNote(
            [.. fields.Where((_, n) => n != tags).Select(field => isHtml ? field : System.Net.WebUtility.HtmlEncode(field))],
            tags >= 0 && tags < fields.Count ? fields[tags].Split(' ', StringSplitOptions.RemoveEmptyEntries) : []));
        return new AnkiImport(headers, [.. notes]);
    }

    private static IEnumerable<IReadOnlyList<string>> Records(string text, char separator)
    {
        var (fields, field, quoted, begun) = (new List<string>(), new StringBuilder(), false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!begun && fields.Count == 0 && c == '#')
            {
                // A comment, up to the end of its line.
                i = text.IndexOf('\n', i) is var end and >= 0 ? end : text.Length;
                continue;
            }

            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"' && (quoted || field.Length == 0))
            {
                (quoted, begun) = (!quoted, true);
            }
            else if (!quoted && (c == separator || c == '\n'))
            {
                fields.Add(field.ToString());
                field.Clear();
                begun = false;
                if (c == '\n')
                {
                    yield return fields;
                    fields = [];
                }
            }
            else
            {
                field.Append(c);
                begun = true;
            }
        }

        if (begun || fields.Count > 0)
        {
            yield return [.. fields, field.ToString()];
        }
    }
}

internal sealed record AnkiNote(IReadOnlyList<string> Fields, IReadOnlyList<string> Tags);
