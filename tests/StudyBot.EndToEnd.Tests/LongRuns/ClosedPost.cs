using System.Globalization;
using System.Text.RegularExpressions;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>What a closed post says: the right option, and how many chose each.</summary>
internal sealed partial record ClosedPost(char Right, IReadOnlyDictionary<char, int> Votes, int Answers)
{
    public static bool IsClosed(ShownMessage post) => post.Cards[0].Title.EndsWith(": closed", StringComparison.Ordinal);

    public static ClosedPost Of(ShownMessage post)
    {
        var options = Option().Matches(post.Cards[0].Body);
        Assert.Equal(4, options.Count);
        return new ClosedPost(
            Assert.Single(options, option => option.Groups["mark"].Value.StartsWith('✓')).Groups["letter"].Value[0],
            options.ToDictionary(option => option.Groups["letter"].Value[0], option => Number(option.Groups["votes"])),
            Number(AllAnswers().Match(post.Cards[0].Footer).Groups["count"]));
    }

    /// <summary>Fails unless the post counts exactly these answers.</summary>
    public void Counts(IReadOnlyCollection<GivenAnswer> answers)
    {
        foreach (var (option, votes) in Votes)
        {
            Assert.Equal((option, answers.Count(answer => answer.Option == option)), (option, votes));
        }

        Assert.Equal(answers.Count(answer => answer != GivenAnswer.None), Answers);
    }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    // "✗ **B** The text of it", then "2 of 3 (67 %) ███" or "nobody".
    [GeneratedRegex(@"^(?<mark>✓ right:|✗) \*\*(?<letter>[A-D])\*\* [\s\S]*?\n(?:(?<votes>[0-9]+) of [0-9]+ \([0-9]+ %\) [█░]+|nobody)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex("^(?<count>[0-9]+) answers? in all", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AllAnswers();
}
