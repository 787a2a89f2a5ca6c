using System.Text.RegularExpressions;

namespace StudyBot.LocalDiscord.Model;

/// <summary>Permissions by the names that Discord writes: SEND_MESSAGES.</summary>
internal static partial class PermissionNames
{
    private static readonly Dictionary<string, Permission> ByName = Enum.GetValues<Permission>()
        .Where(permission => ulong.IsPow2((ulong)permission))
        .ToDictionary(permission => WordStart().Replace(permission.ToString(), "_$0").ToUpperInvariant());

    public static IReadOnlyCollection<string> All => ByName.Keys;

    public static Permission? Find(string name) => ByName.TryGetValue(name, out var permission) ? permission : null;

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex WordStart();
}
