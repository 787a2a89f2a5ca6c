using System.Text.Encodings.Web;
using System.Text.Json;

namespace StudyBot.Core.Exports;

/// <summary>A table as a JSON array with one object per row.</summary>
public sealed class JsonTable : ITableWriter
{
    private const int FlushAt = 64 * 1024;

    private readonly Utf8JsonWriter _json;
    private IReadOnlyList<JsonEncodedText> _columns = [];

    public JsonTable(Stream output) => _json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Begin(IReadOnlyList<string> columns)
    {
        _columns = [.. columns.Select(column => JsonEncodedText.Encode(column))];
        _json.WriteStartArray();
    }

    public void Row(IReadOnlyList<object?> cells)
    {
        _json.WriteStartObject();
        for (var at = 0; at < cells.Count; at++)
        {
            _json.WritePropertyName(_columns[at]);
            Write(cells[at]);
        }

        _json.WriteEndObject();
        if (_json.BytesPending > FlushAt)
        {
            _json.Flush();
        }
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void Write(object? cell)
    {
        switch (cell)
        {
            case null:
                _json.WriteNullValue();
                break;
            case bool yes:
                _json.WriteBooleanValue(yes);
                break;
            case int number:
                _json.WriteNumberValue(number);
                break;
            case decimal number:
                _json.WriteNumberValue(number);
                break;
            default:
                _json.WriteStringValue(cell.ToString());
                break;
        }
    }
}
