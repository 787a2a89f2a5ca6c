namespace StudyBot.Core.Handbooks;

/// <summary>The packs that are served now. What it returns never changes; a later call may return newer content.</summary>
public interface IHandbooks
{
    IReadOnlyList<Handbook> All { get; }

    /// <summary>The pack for servers and channels that chose none.</summary>
    Handbook Default { get; }

    Handbook? Find(string packId);
}
