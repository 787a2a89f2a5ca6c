using System.Collections.Frozen;
using StudyBot.Core.Text;

namespace StudyBot.Core.Lookup;

/// <summary>Words that say nothing about what a question is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = (
        "a about above actually after again all already also although always am an and another any anybody anyone anything are arent around as ask at "
        + "away be because been before being best better between both but by can cannot cant come comes could couldnt did didnt do does doesnt doing "
        + "done dont each either else etc even ever every exactly explain few first for from further get gets getting give go goes going good got had "
        + "has hasnt have havent having he hello help hence her here hey hi his how however i id if ill im in instead into is isnt it its itself ive "
        + "just know last least less let lets like look many may maybe me mean means might mine more most much must my need needs never new next nice "
        + "no nobody none nor not nothing now of off often ok okay old on once one only or other others our out over own per perhaps please possible "
        + "put quite rather really said same say says see seem seems shall she should shouldnt show since so some somebody someone something still "
        + "such sure take tell than thank thanks that thats the their them then there theres these they theyre thing things think this those though "
        + "through thus to together too try trying two under until up upon us use used uses using very via want wants was wasnt way we well went were "
        + "werent wat wats wht hw pls plz ur thx bc tho what whats when where whether which while who whom whose why will with within without wont work works would wouldnt wrong yes yet "
        + "you your youre yours today tomorrow tonight yesterday").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] OftenMisspelt =
        [.. All.Where(word => word.Length is >= 3 and <= 6)];

    public static bool Contains(string word) => word.Length < 2 || All.Contains(word);

    /// <summary>"teh", "evry": a stop word with two letters swapped, or with a letter missing or doubled.</summary>
    public static bool IsSlipOf(string word) => word.Length is >= 3 and <= 7 && OftenMisspelt.Any(known => IsSlip(word, known));

    private static bool IsSlip(string word, string known) =>
        known[0] == word[0]
        && (known.Length == word.Length ? SameLetters(word, known) : Math.Min(word.Length, known.Length) >= 4)
        && EditDistance.Between(word, known, 1) == 1;

    private static bool SameLetters(string a, string b) => a.Order().SequenceEqual(b.Order());
}
