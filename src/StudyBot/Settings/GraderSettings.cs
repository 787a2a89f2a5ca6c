namespace StudyBot.Settings;

/// <summary>The service that may grade written answers as well; it speaks the OpenAI-compatible protocol.</summary>
/// <param name="Address">With its version, such as http://127.0.0.1:11434/v1.</param>
/// <param name="Key">Empty for a service that wants none.</param>
/// <param name="Timeout">For one answer, repeated tries included.</param>
internal sealed record GraderSettings(Uri Address, string Model, string Key, TimeSpan Timeout)
{
    // A record prints its properties; the key must not be among them.
    public override string ToString() => $"{nameof(GraderSettings)} {{ Address = {Address}, Model = {Model} }}";
}
