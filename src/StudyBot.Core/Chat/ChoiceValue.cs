using System.Text.Json;

namespace StudyBot.Core.Chat;

/// <summary>What the choices of an option send for a value: its name in lower case, such as "all-time".</summary>
internal static class ChoiceValue
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Null for anything but one of the choices.</summary>
    public static T? Read<T>(string? sent)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == sent)
            {
                return value;
            }
        }

        return null;
    }
}
