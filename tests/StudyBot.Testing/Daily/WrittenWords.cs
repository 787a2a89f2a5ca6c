namespace StudyBot.Testing.Daily;

/// <summary>Texts whose worth for a question of <see cref="TestHandbook"/> is known.</summary>
public static class WrittenWords
{
    public const string Full = "A layer is reused from the cache as long as its files are unchanged. Copying all sources first makes every install step run again.";
    public const string Half = "A layer is reused from the cache as long as its files are unchanged.";
    public const string HalfAndWrong = Half + " Restart the daemon and the broken build is repaired.";
    public const string Nothing = "I do not know this one at all.";
}
