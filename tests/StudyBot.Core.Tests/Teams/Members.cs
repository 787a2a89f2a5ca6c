using Microsoft.Data.Sqlite;
using StudyBot.Testing.Daily;

namespace StudyBot.Core.Tests.Teams;

/// <summary>How members appear on boards, until there is a command for it.</summary>
internal static class Members
{
    public static async Task NamedAsync(DailyWorld world, params (string Name, string Naming)[] members)
    {
        await using var connection = new SqliteConnection($"Data Source={world.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        foreach (var (name, naming) in members)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "update member set board_name = $naming where member_id = $member";
            command.Parameters.AddWithValue("$naming", naming);
            command.Parameters.AddWithValue("$member", unchecked((long)world.Chat.As(name).Id.Value));
            await command.ExecuteNonQueryAsync();
        }
    }
}
