using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyBot.Doctor;

/// <summary>One line of <c>doctor</c>.</summary>
/// <param name="Fix">What to do; only with a problem.</param>
internal sealed record Finding(string Name, FindingState State, string Message, string? Fix = null)
{
    public static Finding Ok(string name, string message) => new(name, FindingState.Ok, message);

    public static Finding Problem(string name, string message, string fix) => new(name, FindingState.Problem, message, fix);
}

[JsonConverter(typeof(JsonStringEnumConverter<FindingState>))]
internal enum FindingState
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    [JsonStringEnumMemberName("problem")]
    Problem,
}

/// <param name="InviteLink">Adds the bot to a server; null while nobody knows whose token it is.</param>
internal sealed record DoctorReport(string Version, IReadOnlyList<Finding> Findings, Uri? InviteLink)
{
    [JsonIgnore]
    public int Problems => Findings.Count(finding => finding.State == FindingState.Problem);

    public string ToJson() => JsonSerializer.Serialize(this, DoctorJson.Default.DoctorReport);

    public string ToText() => string.Join(
        '\n',
        [
            .. Findings.SelectMany(Lines),
            .. InviteLink is null ? [] : new[] { $"Add the bot to a server: {InviteLink}" },
            Problems switch { 0 => $"StudyBot {Version}: no problems", 1 => $"StudyBot {Version}: 1 problem", _ => $"StudyBot {Version}: {Problems} problems" },
        ]);

    private static IEnumerable<string> Lines(Finding finding)
    {
        yield return $"{(finding.State == FindingState.Ok ? "ok     " : "PROBLEM")}  {finding.Name}: {finding.Message}";
        if (finding.Fix is { } fix)
        {
            yield return $"         Fix: {fix}";
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class DoctorJson : JsonSerializerContext;
