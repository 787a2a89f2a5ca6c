using System.Globalization;
using System.Text.RegularExpressions;

namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// Knows texts that speak to whoever grades, and not about the question. One such sentence costs nearly the whole score, so
/// each pattern is one that an explanation has no use for: it needs an imperative, a verdict on the answer itself, or words
/// of the trade such as "rubric", and not only "ignore", "instruction", "score" or "output", which handbooks are full of.
/// </summary>
internal static partial class GraderTalk
{
    private const string Start = @"(^|[.!?;:,\n""'(\[{*>-]\s*|\b(please|now|just|must|should|then|kindly|instead|and|to)\s+)";
    private const string Answer = @"(this|my|the (above|following|student'?s?|candidate'?s?))\s+(\w+\s+)?(answer|response|reply|submission|attempt|text)";
    private const string Verdict = @"(correct|right|complete|perfect|full|flawless|excellent|passed|passing|approved|1\.0|100)";

    public static bool Is(string text) => Talk().IsMatch(Seen(text));

    // Invisible characters would hide words from the patterns that a model still reads.
    private static string Seen(string text) =>
        string.Concat(text.Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format)).Replace('\u2019', '\'');

    [GeneratedRegex(
        // "Ignore all previous instructions", but not "the flag overrides the CMD instruction".
        Start + @"(ignore|disregard|forget|bypass|override|discard)\s+((the|all|any|every|of)\s+){0,2}(your|my|these|those|previous|prior|above|earlier|everything|system|grading)\s+(\w+\s+){0,3}?(instructions?|prompts?|rules?|rubric|guidelines?|criteria|directions?|key\s+points?|training|above|before|said|told)\b"
        + @"|" + Start + @"(ignore|disregard|forget|bypass|override|discard)\s+(the|all|any|every)\s+(of\s+)?(the\s+)?((instructions|prompts?|guidelines|criteria|directions|key\s+points)\b|rules\s*([.!?,;:]|$|and\b))"
        + @"|\bnew\s+(system\s+)?(instructions?|rules?|task)\s*(:|for\s+(you|the\s+(grader|model|ai)))"
        // "Full marks", and anything that is to be given to the answer.
        + @"|\b(full|perfect)\s+(score|marks?|points|grade|credit)\b|\b(maximum|max|top|highest)\s+(marks?|points|grade|credit)\b"
        + @"|\b(give|award|grant|assign)\s+(me|us|this|my|it|full|the\s+(student|answer|maximum|highest|full|top))\b.{0,40}\b(score|marks?|points|credit|grade|pass|\d+\s*(/|out\s+of)\s*\d+|100\s*%)"
        + @"|\b(rate|grade|score|award|mark)\s+(me|us|this|my|it)\b.{0,40}(\b\d+\s*(/|out\s+of)\s*\d+|\b100\s*%|\bas\s+(a\s+)?(10|pass|full|correct|complete|perfect|right)\b)"
        + @"|\b(return|output|respond|reply|print|say|write|report)\b.{0,40}\b(score|marks|full\s+credit|grade|verdict)\b\s*(of|as|is|=|:)?\s*[""']?(\d|full|max|pass|correct|perfect|true)"
        + @"|[""']?\b(score|share|grade|points|verdict|marks?)[""']?\s*[:=]\s*[""']?(\d|full|max|pass|correct|perfect|true)"
        // A verdict on the answer itself.
        + @"|\b" + Answer + @"\s+(is|was|should\s+be|must\s+be|deserves?|covers?|contains?|includes?|mentions?|meets?|satisf(y|ies)|has\s+been|earns?|scores?|addresses)\s+((already|fully|completely|entirely|absolutely|considered|a|an|the|100%)\s+){0,2}(" + Verdict + @"|all|every|verified|graded|pass|credit|marks?|points)\b"
        + @"|\b(mark|count|treat|accept|grade|score|rate|consider|evaluate|judge|classify|regard|approve|pass)\s+(" + Answer + @")\b"
        + @"|" + Start + @"(mark|count|accept|grade|score|rate)\s+(it|this)\s+(as\s+)?(\w+\s+)?" + Verdict + @"\b"
        + @"|\b(all|every|each)\s+(of\s+)?(the\s+|required\s+)?(key\s+points?|criteria|rubric\s+\w+)\b.{0,30}\b(found|met|covered|present|included|satisfied|hit|mentioned)\b"
        + @"|\b(do\s+not|don't|never)\s+(deduct|penali[sz]e|subtract\s+points)\b|\bI\s+deserve\b"
        // Addressed by name.
        + @"|\b(graders?|grading|rubric|answer\s+key|marking\s+scheme|system\s+(prompt|message)|jailbreak|developer\s+mode)\b"
        + @"|\b(dear|attention|hey|hello|note\s+(to|for)|message\s+(to|for)|instructions?\s+(to|for))\s+(the\s+)?(\w+\s+)?(ai|assistant|llm|language\s+model|evaluator|examiner|reviewer|judge|teacher|chatgpt)\b"
        + @"|\byou\s+are\s+(now|no\s+longer|an?\s+(\w+\s+)?(ai|assistant|evaluator|examiner|judge|language\s+model|teacher))\b|\bas\s+an?\s+(large\s+)?(ai|llm|language)\b"
        + @"|<\|?\s*/?\s*(system|assistant|im_start|im_end|endoftext)\b|\[/?INST\]|(^|\n)\s*(assistant|evaluator|examiner|system\s+override)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Talk();
}
