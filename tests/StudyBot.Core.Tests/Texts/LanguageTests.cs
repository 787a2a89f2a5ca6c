using NodaTime;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Tests.Texts;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("de", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("DE", "de")]
    [InlineData("en-US", "en")]
    [InlineData("xx-YY", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void A_Language_Is_Found_By_Its_Tag_And_Is_English_Where_There_Is_None(string? tag, string found) => Assert.Equal(found, Language.Of(tag).Tag);

    [Fact]
    public async Task A_Language_Is_In_Force_For_What_Is_Awaited_And_For_Nothing_Else()
    {
        var (german, beside) = (Language.Of("de"), new TaskCompletionSource());
        var waiting = SeenAsync(beside.Task);

        using (Language.Use(german))
        {
            Assert.Same(german, await SeenAsync(Task.CompletedTask));
            beside.SetResult();
            Assert.Same(Language.English, await waiting);
            using (Language.Use(Language.English))
            {
                Assert.Same(Language.English, Language.Current);
            }

            Assert.Same(german, Language.Current);
        }

        Assert.Same(Language.English, Language.Current);

        static async Task<Language> SeenAsync(Task first)
        {
            await first;
            await Task.Yield();
            return Language.Current;
        }
    }

    [Fact]
    public void Dates_And_Numbers_Are_Written_As_The_Language_Does()
    {
        var date = new LocalDate(2026, 3, 5);

        Assert.Equal(("Thursday, 5 March", "5 March 2026", "Thu, 5 Mar"), (DateTexts.Day(date), DateTexts.DateOfYear(date), DateTexts.ShortDay(date)));
        Assert.Equal("1,234.50", Wording.Number(1234.5m, "N2"));

        using var german = Language.Use(Language.Of("de"));

        Assert.Equal(("Donnerstag, 5. März", "5. März 2026", "Do, 5. März"), (DateTexts.Day(date), DateTexts.DateOfYear(date), DateTexts.ShortDay(date)));
        Assert.Equal("1.234,50", Wording.Number(1234.5m, "N2"));
    }

    [Theory]
    [InlineData("en", 0, "other")]
    [InlineData("de", 1, "one")]
    [InlineData("fr", 0, "one")]
    [InlineData("pt-BR", 2, "other")]
    [InlineData("pl", 22, "few")]
    [InlineData("pl", 12, "many")]
    [InlineData("ru", 21, "one")]
    [InlineData("ru", 11, "many")]
    [InlineData("cs", 5, "other")]
    [InlineData("lt", 30, "other")]
    [InlineData("ja", 1, "other")]
    public void Counts_Take_The_Form_That_The_Language_Has_For_Them(string tag, long count, string form) => Assert.Equal(form, Plurals.FormOf(tag, count));
}
