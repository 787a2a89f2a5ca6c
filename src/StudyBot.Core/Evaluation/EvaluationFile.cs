using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyBot.Core.Evaluation;

/// <summary>What somebody types, and the question that is meant.</summary>
/// <param name="Id">The best answer's question.</param>
/// <param name="Kind">Any word; figures are given for each.</param>
/// <param name="Also">Other questions that are just as right.</param>
public sealed record TypedQuery([property: JsonRequired] string Id, [property: JsonRequired] string Kind, [property: JsonRequired] string Query, IReadOnlyList<string>? Also = null);

/// <summary>What somebody types that no question of the handbook answers.</summary>
public sealed record OutsideQuery([property: JsonRequired] string Query, [property: JsonRequired] string Kind);

/// <summary>A written answer of known worth.</summary>
/// <param name="Quality">"strong", "partial", or any other word for an answer that is worth less than both.</param>
/// <param name="Score">From 0 to 1.</param>
public sealed record WrittenAnswer([property: JsonRequired] string Id, [property: JsonRequired] string Quality, [property: JsonRequired] string Answer, [property: JsonRequired] double Score);

/// <summary>Reads files with one JSON object per line.</summary>
public static class EvaluationFile
{
    /// <exception cref="EvaluationFileException">The file cannot be read, or a line does not have the keys.</exception>
    public static IReadOnlyList<TypedQuery> Queries(string path) => Read(path, EvaluationJson.Default.TypedQuery);

    /// <inheritdoc cref="Queries"/>
    public static IReadOnlyList<OutsideQuery> OutOfScope(string path) => Read(path, EvaluationJson.Default.OutsideQuery);

    /// <inheritdoc cref="Queries"/>
    public static IReadOnlyList<WrittenAnswer> Answers(string path) => Read(path, EvaluationJson.Default.WrittenAnswer);

    private static List<T> Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        var rows = new List<T>();
        try
        {
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                {
                    rows.Add(Row(path, number, line, type));
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationFileException($"{path} cannot be read: {failure.Message}", failure);
        }

        return rows;
    }

    private static T Row<T>(string path, int number, string line, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw new JsonException("It is null.");
        }
        catch (JsonException failure)
        {
            throw new EvaluationFileException($"{path}, line {number}: expected one JSON object with the keys {string.Join(", ", type.Properties.Where(key => key.IsRequired).Select(key => key.Name))}. {failure.Message}", failure);
        }
    }
}

public sealed class EvaluationFileException(string message, Exception inner) : Exception(message, inner);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TypedQuery))]
[JsonSerializable(typeof(OutsideQuery))]
[JsonSerializable(typeof(WrittenAnswer))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
