using StudyBot.Core.Handbooks;
using StudyBot.Core.Handbooks.Importing;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Handbooks.Importing;

/// <summary>A source in a temporary folder, and the pack that is made of it.</summary>
internal sealed class Imported : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Pack => _folder.File("tea");

    public string Source(string name = "tea.txt") => _folder.File(name);

    /// <summary>Writes the manifest of a pack that its author has begun.</summary>
    public void Begin(string manifest)
    {
        Directory.CreateDirectory(Pack);
        File.WriteAllText(Path.Combine(Pack, "pack.yml"), manifest);
    }

    public ImportReport Text(string text, string name = "tea.txt")
    {
        File.WriteAllText(Source(name), text);
        return HandbookImport.Run(Source(name), Pack);
    }

    public ImportException Fails(byte[] bytes, string name = "tea.txt")
    {
        File.WriteAllBytes(Source(name), bytes);
        return Assert.Throws<ImportException>(() => HandbookImport.Run(Source(name), Pack));
    }

    public Handbook Handbook()
    {
        var read = PackReader.Read(Pack);
        Assert.Empty(read.Problems);
        Assert.NotNull(read.Handbook);
        return read.Handbook;
    }

    public Question Question(string id) => Handbook().Find(id) ?? throw new InvalidOperationException($"There is no {id}.");

    public void Dispose() => _folder.Dispose();
}
