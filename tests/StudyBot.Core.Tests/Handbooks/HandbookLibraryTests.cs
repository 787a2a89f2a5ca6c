using StudyBot.Core.Handbooks;
using StudyBot.Testing;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

public sealed class HandbookLibraryTests
{
    [Fact]
    public void The_Shipped_Handbook_Is_The_Default()
    {
        var library = HandbookLibrary.Open(Repository.Content);

        Assert.Equal("docker-interview", library.Default.Id);
        Assert.Same(library.Default, library.Find("docker-interview"));
        Assert.Null(library.Find("no-such-pack"));
    }

    [Fact]
    public void The_First_Pack_Is_The_Default_Where_The_Shipped_One_Is_Not_There()
    {
        using var pack = new PackBuilder("b-pack");
        pack.Question();
        Directory.CreateDirectory(Path.Combine(pack.ContentPath, "a-folder-of-pictures"));

        var library = HandbookLibrary.Open(pack.ContentPath);

        Assert.Equal("b-pack", library.Default.Id);
        Assert.Single(library.All);
    }

    [Fact]
    public void A_Missing_Folder_Is_Named_With_The_Setting_To_Change()
    {
        var missing = Path.Combine(Path.GetTempPath(), "studybot-no-such-folder");

        var failure = Assert.Throws<NoHandbookException>(() => HandbookLibrary.Open(missing));

        Assert.Contains(missing, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Content:Path", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Folder_Without_A_Usable_Pack_Is_Named_With_The_Reason()
    {
        using var pack = new PackBuilder();
        pack.Write("pack.yml", "title: [");

        var broken = Assert.Throws<NoHandbookException>(() => HandbookLibrary.Open(pack.ContentPath));
        var empty = Assert.Throws<NoHandbookException>(() => HandbookLibrary.Open(pack.Folder));

        Assert.Contains("small-pack/pack.yml:1: bad-yaml", broken.Message, StringComparison.Ordinal);
        Assert.Contains(pack.Folder, empty.Message, StringComparison.Ordinal);
    }
}
