using System.Globalization;

namespace StudyBot.LocalDiscord.Model;

internal sealed partial class World
{
    private void Load()
    {
        if (_file.Setting("clock") is { } ticks)
        {
            Clock.Restore(new TimeSpan(long.Parse(ticks, CultureInfo.InvariantCulture)));
        }

        _state.Load(_file);
        _lastId = _state.LargestId;
        if (_file.Setting("token") is { } token && _file.Setting("bot") is { } bot)
        {
            BotToken = token;
            Bot = _state.Users[Snowflake.Parse(bot)];
            return;
        }

        Write(writer =>
        {
            Bot = Seed.Plant(writer);
            // The shape of a real token, so that clients that check it accept it; worth nothing outside this process.
            BotToken = $"{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Bot.Id.ToString())).TrimEnd('=')}.local0.{NewSecret(14)}";
            writer.PutSetting("bot", Bot.Id);
            writer.PutSetting("token", BotToken);
        });
    }
}
