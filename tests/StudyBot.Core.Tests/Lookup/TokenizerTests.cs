using StudyBot.Core.Lookup;

namespace StudyBot.Core.Tests.Lookup;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Why does it FAIL?", "why does it fail")]
    [InlineData("docker.sock", "dockersock docker sock")]
    [InlineData("--no-cache", "nocache no cache")]
    [InlineData("/var/run", "var run")]
    [InlineData("HTTP_PROXY=1", "httpproxy http proxy 1")]
    [InlineData("dockerDesktop", "dockerdesktop docker desktop")]
    [InlineData("WSL2", "wsl2 wsl")]
    [InlineData("don't", "dont")]
    [InlineData("do\u200Bcker", "docker")]
    [InlineData("Café", "cafe")]
    [InlineData("a-b-c-d-e", "a b c d e")]
    [InlineData("\u200B\u2060 \uD83D\uDC33 ((( \0", "")]
    public void Text_Is_Cut_Into_Words_And_Joined_Forms(string text, string expected)
    {
        var words = Tokenizer.Read(text).Select(token => token.Word);

        Assert.Equal(expected, string.Join(' ', words));
    }

    [Theory]
    [InlineData("install", "installs", "installed", "installing", "installation")]
    [InlineData("copy", "copies", "copied", "copying", "copy")]
    [InlineData("cache", "caches", "cached", "caching", "cache")]
    [InlineData("run", "runs", "ran", "running", "run")]
    [InlineData("configure", "configures", "configured", "configuring", "configuration")]
    [InlineData("build", "builds", "built", "building", "build")]
    public void Forms_Of_A_Word_Have_One_Stem(string word, string first, string second, string third, string fourth)
    {
        var stems = new[] { word, first, second, third, fourth }.Select(Stemmer.Stem).Distinct();

        Assert.Single(stems);
    }

    [Theory]
    [InlineData("status", "state")]
    [InlineData("bus", "bu")]
    [InlineData("k8s", "k8")]
    public void Different_Words_Keep_Different_Stems(string one, string other)
    {
        Assert.NotEqual(Stemmer.Stem(one), Stemmer.Stem(other));
    }
}
