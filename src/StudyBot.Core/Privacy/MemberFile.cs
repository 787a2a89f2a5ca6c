using System.Globalization;
using System.IO.Compression;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Privacy;

/// <summary>
/// <see cref="MemberData"/> as a file: JSON, in a zip where it would be too large for the chat service, and in several of
/// these where even that is.
/// </summary>
internal static class MemberFile
{
    public const string Name = "studybot-my-data";

    public const int MostParts = 1_024;

    /// <summary>The first of as few parts as it takes.</summary>
    /// <param name="most">Bytes of one file.</param>
    public static MemberFilePart Of(MemberData data, int most = Document.MaxBytes)
    {
        var json = data.ToJson();
        if (json.Length <= most)
        {
            return new MemberFilePart(new Document(Name + ".json", json, "application/json"), Part: 1, Parts: 1);
        }

        for (var parts = 1; parts < MostParts; parts *= 2)
        {
            if (Enumerable.Range(1, parts).Select(part => Zip(data, part, parts)).All(zip => zip.Content.Length <= most))
            {
                return PartOf(data, 1, parts);
            }
        }

        return PartOf(data, 1, MostParts);
    }

    /// <param name="part">From 1.</param>
    public static MemberFilePart PartOf(MemberData data, int part, int parts) =>
        new(Zip(data, part, parts), part, parts);

    private static Document Zip(MemberData data, int part, int parts)
    {
        var name = parts == 1 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}-{part}-of-{parts}");
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name + ".json", CompressionLevel.Optimal).Open();
            entry.Write(Slice(data, part, parts).ToJson().Span);
        }

        return new Document(name + ".zip", file.ToArray(), "application/zip");
    }

    // What grows without end are answers, with all their versions, and practice. The first part has all the rest.
    private static MemberData Slice(MemberData data, int part, int parts)
    {
        if (parts == 1)
        {
            return data;
        }

        var rest = part == 1 ? data : new MemberData(data.ServerId, data.MemberId, data.ExportedAt, data.Profile, data.AnswersOnOpenQuestions);
        return rest with { Responses = Share(data.Responses), Practice = Share(data.Practice) };

        IReadOnlyList<T> Share<T>(IReadOnlyList<T> all) => [.. all.Skip(At(all.Count, part - 1)).Take(At(all.Count, part) - At(all.Count, part - 1))];

        int At(int count, int end) => (int)((long)count * end / parts);
    }
}

/// <param name="Part">From 1.</param>
internal sealed record MemberFilePart(Document File, int Part, int Parts);
