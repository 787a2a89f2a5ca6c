using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace StudyBot.LocalDiscord.Rest;

/// <summary>
/// Reads a request's JSON and files. Tolerant on purpose: clients differ in quoting file names and boundaries, and some
/// send "payload_json" without a content type.
/// </summary>
internal static class RequestBody
{
    // https://docs.discord.com/developers/reference#uploading-files: 25 MiB a request
    private const int MaxBytes = 25 * 1024 * 1024;

    public static async Task<(JsonElement? Json, IReadOnlyList<UploadedFile> Files)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return await ReadPartsAsync(request, HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "", stop);
            }
            catch (Exception failure) when (failure is InvalidDataException or ArgumentException or IOException && !stop.IsCancellationRequested)
            {
                throw DiscordErrorException.InvalidJson;
            }
        }

        var bytes = await ReadAllAsync(request.Body, stop);
        return (bytes.Length == 0 ? null : Parse(bytes), []);
    }

    private static async Task<(JsonElement? Json, IReadOnlyList<UploadedFile> Files)> ReadPartsAsync(HttpRequest request, string boundary, CancellationToken stop)
    {
        JsonElement? json = null;
        var files = new List<UploadedFile>();
        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = MaxBytes };
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            var content = await ReadAllAsync(section.Body, stop);
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                throw DiscordErrorException.InvalidJson;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
            if (name == "payload_json")
            {
                json = Parse(content);
            }
            else if (!string.IsNullOrEmpty(fileName))
            {
                files.Add(new UploadedFile(name, fileName, section.ContentType, content));
            }
        }

        return (json, files);
    }

    private static JsonElement Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw DiscordErrorException.InvalidJson;
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken stop)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, stop)) > 0)
        {
            if (buffer.Length + read > MaxBytes)
            {
                throw new DiscordErrorException(413, 40005, "Request entity too large");
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
