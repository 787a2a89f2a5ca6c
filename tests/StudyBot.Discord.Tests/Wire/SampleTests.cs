using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Wire;

/// <summary>Whole objects in the shapes that Discord documents; what is read from them has to come back as it was.</summary>
public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    // These are only ever sent; the snapshots beside the other tests show them.
    private static readonly HashSet<string> SentOnly =
        ["HeartbeatFrame", "IdentifyFrame", "ResumeFrame", "CallbackBody", "MessageBody", "ChoicesBody", "ModalBody", "DeferBody", "ThreadBody", "DirectChannelBody", "IReadOnlyListComponentObject", "IReadOnlyListCommandBody"];

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_Is_Read_From_A_Sample_Is_Written_As_It_Was(string sample)
    {
        var json = File.ReadAllText(Path.Combine(Folder, sample));
        var type = TypeOf(sample);

        var read = JsonSerializer.Deserialize(json, type, WireJson.Default);
        var written = JsonSerializer.Serialize(read, type, WireJson.Default);

        using var expected = JsonDocument.Parse(json);
        using var actual = JsonDocument.Parse(written);
        AssertPartOf(expected.RootElement, actual.RootElement, type.Name);
        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize(written, type, WireJson.Default), type, WireJson.Default));
    }

    [Fact]
    public void Every_Type_That_Is_Received_Has_A_Sample()
    {
        var sampled = Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file).Split('.')[0]).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Names().Except(sampled, StringComparer.Ordinal).Except(SentOnly, StringComparer.Ordinal));
    }

    [Fact]
    public void Fields_Of_The_Wrong_Type_Are_An_Error_And_Not_A_Guess()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"id":"abc","type":0}""", WireJson.Default.ChannelObject));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"id":null,"type":0}""", WireJson.Default.ChannelObject));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"type":0}""", WireJson.Default.ChannelObject));
    }

    [Fact]
    public void An_Id_May_Be_A_Number_Beyond_53_Bits_And_Says_When_It_Was_Made()
    {
        var id = JsonSerializer.Deserialize("""{"id":175928847299117063,"type":0}""", WireJson.Default.ChannelObject)!.Id;

        Assert.Equal("175928847299117063", id.ToString());
        Assert.Equal(DateTimeOffset.Parse("2016-04-30T11:18:25.796Z", CultureInfo.InvariantCulture), id.CreatedAt);
    }

    [Fact]
    public void Identify_And_Resume_Look_Like_This()
    {
        var identify = JsonSerializer.SerializeToElement(new IdentifyFrame(new IdentifyBody { Token = "t", Intents = 1 }), WireJson.Default.IdentifyFrame);
        var resume = JsonSerializer.Serialize(new ResumeFrame(new ResumeBody { Token = "t", SessionId = "s", Seq = 9 }), WireJson.Default.ResumeFrame);

        Assert.Equal(2, identify.GetProperty("op").GetInt32());
        Assert.Equal(["token", "intents", "properties"], identify.GetProperty("d").EnumerateObject().Select(property => property.Name));
        Assert.Equal(["os", "browser", "device"], identify.GetProperty("d").GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal("""{"d":{"token":"t","session_id":"s","seq":9},"op":6}""", resume);
    }

    private static IEnumerable<string> Names() => typeof(WireJson)
        .GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        .Select(attribute => NameOf((Type)attribute.ConstructorArguments[0].Value!));

    private static string NameOf(Type type) => type.IsGenericType ? type.Name.Split('`')[0] + type.GetGenericArguments()[0].Name : type.Name;

    private static Type TypeOf(string sample) => typeof(WireJson)
        .GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
        .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
        .Single(type => NameOf(type) == sample.Split('.')[0]);

    private static void AssertPartOf(JsonElement whole, JsonElement part, string path)
    {
        switch (part.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in part.EnumerateObject())
                {
                    if (whole.TryGetProperty(property.Name, out var original))
                    {
                        AssertPartOf(original, property.Value, $"{path}.{property.Name}");
                    }
                    else
                    {
                        Assert.True(property.Value is { ValueKind: JsonValueKind.Array } && property.Value.GetArrayLength() == 0, $"{path}.{property.Name} is not in the sample");
                    }
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(whole.GetArrayLength(), part.GetArrayLength());
                for (var n = 0; n < part.GetArrayLength(); n++)
                {
                    AssertPartOf(whole[n], part[n], $"{path}[{n}]");
                }

                break;
            default:
                Assert.True(Same(whole, part), $"{path}: {whole} was read as {part}");
                break;
        }
    }

    private static bool Same(JsonElement one, JsonElement other) =>
        one.ToString() == other.ToString()
        || (one.ValueKind == JsonValueKind.String && one.TryGetDateTimeOffset(out var instant) && other.TryGetDateTimeOffset(out var same) && instant == same);
}
