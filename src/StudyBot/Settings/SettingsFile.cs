using Microsoft.Extensions.Configuration;

namespace StudyBot.Settings;

/// <summary>Where settings come from: appsettings.json beside the program, then in the current directory, then the environment.</summary>
internal static class SettingsFile
{
    private const string Name = "appsettings.json";

    /// <exception cref="CannotStartException">A setting or the file cannot be used.</exception>
    public static BotSettings Read() =>
        new SettingsReader(Configuration(), Directory.GetCurrentDirectory(), AppContext.BaseDirectory).Read();

    /// <exception cref="CannotStartException">A file is not JSON.</exception>
    public static IConfigurationRoot Configuration()
    {
        var builder = new ConfigurationBuilder();
        foreach (var folder in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
        {
            builder.AddJsonFile(Path.Combine(folder, Name), optional: true, reloadOnChange: false);
        }

        try
        {
            return builder.AddEnvironmentVariables(SettingsReader.EnvironmentPrefix).Build();
        }
        catch (Exception failure) when (failure is InvalidDataException or FormatException)
        {
            throw new CannotStartException($"{Name} cannot be read: {(failure.InnerException ?? failure).Message} Mend the file; it must be JSON.");
        }
    }
}
