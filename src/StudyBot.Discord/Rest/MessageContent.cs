using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StudyBot.Discord.Messages;

namespace StudyBot.Discord.Rest;

/// <summary>A message as a request's content: plain JSON, or a form with files if there are any.</summary>
internal static class MessageContent
{
    public static HttpContent Of<T>(T body, JsonTypeInfo<T> type, IReadOnlyList<Upload> files)
    {
        var json = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (files.Count == 0)
        {
            return json;
        }

        var form = new MultipartFormDataContent();
        Add(form, json, "payload_json", fileName: null);
        for (var n = 0; n < files.Count; n++)
        {
            var part = new ReadOnlyMemoryContent(files[n].Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(files[n].MediaType);
            Add(form, part, $"files[{n}]", Attachments.NameOf(files[n].FileName));
        }

        return form;
    }

    // With quotes, which .NET would leave out and some servers want.
    private static void Add(MultipartFormDataContent form, HttpContent part, string name, string? fileName)
    {
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
        if (fileName is not null)
        {
            part.Headers.ContentDisposition.FileName = $"\"{fileName}\"";
        }

        form.Add(part);
    }
}
