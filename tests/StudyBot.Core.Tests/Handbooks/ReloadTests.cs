using StudyBot.Core.Handbooks;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

public sealed class ReloadTests : IDisposable
{
    private readonly PackBuilder _pack = new();

    public ReloadTests() => _pack.Question().Question("ch1-basics/theory-2.md");

    public void Dispose() => _pack.Dispose();

    [Fact]
    public void New_And_Edited_Questions_Serve_After_A_Reload_And_Removed_Ones_Do_Not()
    {
        var library = HandbookLibrary.Open(_pack.ContentPath);
        var before = library.Default;

        _pack.Question(edit: text => text.Replace("Silence the kettle.", "Be quick.", StringComparison.Ordinal)).Question("ch1-basics/theory-3.md");
        File.Delete(Path.Combine(_pack.Folder, "ch1-basics/theory-2.md"));
        library.Reload();

        Assert.Equal(["ch1-theory-1", "ch1-theory-3"], library.Default.Questions.Select(question => question.Id));
        Assert.Equal("Be quick.", library.Default.Find("ch1-theory-1")!.Parts[0].Text);
        Assert.Equal(2, before.Questions.Count());
    }

    [Theory]
    [InlineData("---\nid: ch1-theory-1\n")]
    [InlineData("")]
    [InlineData("---\nid: ch1-theory-1\ntitle: New\ntags: what\n---\n\n# Question\n\nWhy?\n")]
    public void A_Bad_Edit_Keeps_The_Last_Good_Question_Serving(string broken)
    {
        var library = HandbookLibrary.Open(_pack.ContentPath);
        var good = library.Default.Find("ch1-theory-1");

        _pack.Write("ch1-basics/theory-1.md", broken);
        library.Reload();
        library.Reload();

        Assert.Same(good, library.Default.Find("ch1-theory-1"));
        Assert.Equal(["ch1-theory-1", "ch1-theory-2"], library.Default.Questions.Select(question => question.Id));
        Assert.All(library.Problems, problem => Assert.Equal("small-pack/ch1-basics/theory-1.md", problem.File));
        Assert.NotEmpty(library.Problems);
    }

    [Fact]
    public void A_Mended_Edit_Serves_Again()
    {
        var library = HandbookLibrary.Open(_pack.ContentPath);

        _pack.Write("ch1-basics/theory-1.md", "oops");
        library.Reload();
        _pack.Question(edit: text => text.Replace("Silence the kettle.", "Be quick.", StringComparison.Ordinal));
        library.Reload();

        Assert.Empty(library.Problems);
        Assert.Equal("Be quick.", library.Default.Find("ch1-theory-1")!.Parts[0].Text);
    }

    [Fact]
    public void A_Broken_Manifest_Or_Vocabulary_Keeps_What_Was()
    {
        _pack.Write("vocabulary.yml", "synonyms:\n  - [kettle, pot]\n");
        var library = HandbookLibrary.Open(_pack.ContentPath);

        _pack.Write("vocabulary.yml", "synonyms: [");
        library.Reload();
        var withBadVocabulary = library.Default;
        _pack.Write("pack.yml", "title: [");
        library.Reload();

        Assert.Single(withBadVocabulary.Vocabulary.Synonyms);
        Assert.Same(withBadVocabulary, library.Default);
        Assert.Equal("bad-yaml", Assert.Single(library.Problems).Rule);
    }

    [Fact]
    public void A_Folder_That_Vanishes_Leaves_The_Last_Packs_Serving()
    {
        var library = HandbookLibrary.Open(_pack.ContentPath);
        File.Delete(Path.Combine(_pack.Folder, "pack.yml"));

        Assert.Throws<NoHandbookException>(library.Reload);

        Assert.Equal(2, library.Default.Questions.Count());
    }
}
