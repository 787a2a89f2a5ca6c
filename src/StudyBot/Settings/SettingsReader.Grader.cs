using System.Globalization;

namespace StudyBot.Settings;

/// <summary>The settings of the optional grader by a model: all left out, or an address and a model at least.</summary>
internal sealed partial class SettingsReader
{
    private GraderSettings? Grader()
    {
        string[] keys = ["Grader:Address", "Grader:Model", "Grader:Key", "Grader:KeyFile", "Grader:TimeoutSeconds"];
        if (Array.TrueForAll(keys, key => Value(key) is null))
        {
            return null;
        }

        if (Value("Grader:Address") is not { } text || Value("Grader:Model")?.Trim() is not { Length: > 0 } model)
        {
            throw new CannotStartException($"{Named("Grader:Address")} and {Named("Grader:Model")} are both needed for a model to grade answers. Set them, or remove all of Grader: to grade offline.");
        }

        var key = Secret("Grader:Key", "the service");
        return new GraderSettings(GraderAddress(text, key.Length > 0), model, key, GraderTimeout());
    }

    private static Uri GraderAddress(string text, bool withKey)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", Query: "", UserInfo: "" })
        {
            throw new CannotStartException($"{Named("Grader:Address")} is \"{text}\". Give the address up to and with the version, such as http://127.0.0.1:11434/v1.");
        }

        return !withKey || address.Scheme == "https" || address.IsLoopback
            ? address
            : throw new CannotStartException($"{Named("Grader:Address")} is \"{text}\", and the key would be sent there for anyone to read. Use https, or leave the key out.");
    }

    private TimeSpan GraderTimeout()
    {
        const int Most = 120;
        var text = Value("Grader:TimeoutSeconds") ?? "20";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= Most
            ? TimeSpan.FromSeconds(seconds)
            : throw new CannotStartException($"{Named("Grader:TimeoutSeconds")} is \"{text}\". Use a number from 1 to {Most}.");
    }
}
