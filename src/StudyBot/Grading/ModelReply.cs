using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyBot.Grading;

/// <summary>What the model is asked to reply, and nothing else: which ideas the answer states, each with words of the answer.</summary>
internal sealed record ModelReply
{
    public required IReadOnlyList<ModelFinding> KeyPoints { get; init; }

    public required IReadOnlyList<ModelFinding> Misconceptions { get; init; }

    /// <summary>Null for anything that does not have this form, or names what was not asked for.</summary>
    public static ModelReply? Parse(string text, int keyPoints, int misconceptions)
    {
        try
        {
            return JsonSerializer.Deserialize(WithoutFence(text), ModelJson.Default.ModelReply) is { KeyPoints: not null, Misconceptions: not null } reply
                && AreOf(reply.KeyPoints, keyPoints)
                && AreOf(reply.Misconceptions, misconceptions)
                    ? reply
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool AreOf(IReadOnlyList<ModelFinding> findings, int count) =>
        findings.All(finding => finding is { Evidence: not null } && finding.Number >= 1 && finding.Number <= count)
        && findings.DistinctBy(finding => finding.Number).Count() == findings.Count;

    // Many models put JSON into a code block, whatever they are told.
    private static string WithoutFence(string text)
    {
        const string Fence = "```";
        var trimmed = text.Trim();
        return trimmed.StartsWith(Fence, StringComparison.Ordinal) && trimmed.EndsWith(Fence, StringComparison.Ordinal) && trimmed.IndexOf('\n', StringComparison.Ordinal) is > 0 and var line && line < trimmed.Length - Fence.Length
            ? trimmed[(line + 1)..^Fence.Length]
            : trimmed;
    }
}

/// <param name="Number">Counted from 1, as in the request.</param>
/// <param name="Evidence">The words of the answer that state it.</param>
internal sealed record ModelFinding(int Number, string Evidence);

/// <summary>What the model is given. The answer is a string in it, so that it cannot end the data and go on as an instruction.</summary>
internal sealed record ModelRequest(string Question, IReadOnlyList<ModelIdea> KeyPoints, IReadOnlyList<ModelIdea> Misconceptions, string Answer);

internal sealed record ModelIdea(int Number, string Idea);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelReply))]
[JsonSerializable(typeof(ModelRequest))]
internal sealed partial class ModelJson : JsonSerializerContext;
