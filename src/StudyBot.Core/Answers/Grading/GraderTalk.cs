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
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    // Where an imperative may begin.
    private const string Start = @"(^|[.!?;:,\n""'(\[{*>-]\s*|\b(please|now|just|must|should|then|kindly|instead|and|to)\s+)";
    private const string Answer = @"(this|my|the\s+(above|following|student'?s?|candidate'?s?))\s+(\w+\s+)?(answer|response|reply|submission|attempt|text)";
    private const string Verdict = @"(correct|right|complete|perfect|full|flawless|excellent|passed|passing|approved|1\.0|100)";
    private const string Judge = @"(examiner|evaluator|teacher|judge|reviewer|marker|scorer|assistant|ai|llm|language\s+model|chatgpt)";

    // Not the score by which a kernel picks its victim, nor the points where things are mounted.
    private const string Score = @"(?<!oom.{0,8})\bscore";
    private const string Points = @"(?<!\b(mount|end|entry|access|check|data|key)[\s-]?)points?\b";

    public static bool Is(string text)
    {
        var seen = Seen(text);
        return Overrides().IsMatch(seen) || Demands().IsMatch(seen) || Verdicts().IsMatch(seen) || Addresses().IsMatch(seen);
    }

    // Invisible characters would hide words from the patterns that a model still reads.
    private static string Seen(string text) =>
        string.Concat(text.Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format)).Replace('\u2019', '\'');

    /// <summary>"Ignore all previous instructions", but not "the flag overrides the CMD instruction".</summary>
    [GeneratedRegex(
        Start + @"(ignore|disregard|forget|bypass|override|discard)\s+((the|all|any|every|of)\s+){0,2}(your|my|these|those|previous|prior|above|earlier|everything|system|grading)\s+(\w+\s+){0,3}?(instructions?|prompts?|rules?|rubric|guidelines?|criteria|directions?|key\s+points?|training|above|before|said|told)\b"
        + @"|" + Start + @"(ignore|disregard|forget|bypass|override|discard)\s+(the|all|any|every)\s+(of\s+)?(the\s+)?((instructions|prompts?|guidelines|criteria|directions|key\s+points)\b|rules\s*([.!?,;:]|$|and\b))"
        + @"|\b(ignorez|ignoriere|ignoriert|ignora|ignore)\s+(toutes?|alle|todas?|tutte)\b"
        + @"|\bnew\s+(system\s+)?(instructions?|rules?|task)\s*(:|for\s+(you|the\s+(grader|model|ai)))"
        + @"|\bskip\s+the\s+(checks?|grading|evaluation|review)\b.{0,20}\b(accept|approve|pass)\b|\b(stop|end)\s+(of\s+)?grading\b"
        + @"|\bfrom\s+now\s+on,?\s+you\b|\byou\s+(will|shall|must|should)\s+(now\s+)?(act\s+as|award|grade)\b"
        + @"|\byour\s+(only\s+)?(job|task|role)\s+is\s+(now\s+)?to\s+(return|output|approve|accept|give|award|mark|print|say|confirm)\b",
        Options,
        PatternGuard.Milliseconds)]
    private static partial Regex Overrides();

    /// <summary>"Full marks", and whatever is to be given to the answer.</summary>
    [GeneratedRegex(
        @"\b(full|perfect)\s+(score|marks?|points|grade|credit)\b|\b(maximum|max|top|highest)\s+(marks?|points|grade|credit)\b|\bmax(imum)?\s+score\b"
        + @"|\b(give|award|grant|assign)\s+(me|us|this|my|it|full|the\s+(student|answer|maximum|highest|full|top))\b.{0,40}\b(score|marks?|points|credit|grade|pass|\d+\s*(/|out\s+of)\s*\d+|100\s*%)"
        + @"|\b(assign|give|award|grant)\s+.{0,20}" + Score + @"\b|" + Score + @"[""']?\s*([:=]\s*|for\s+(this|my)\b.{0,20}\b(is|to)\s+|(?=\d+\s*(/|(out\s+)?of)\s*\d))[""']?(\d|max|full|five|ten|true)"
        + @"|\b(rate|grade|score|award|mark)\s+(me|us|this|my|it)\b.{0,40}(\b\d+\s*(/|out\s+of)\s*\d+|\b100\s*%|\bas\s+(a\s+)?(10|pass|full|correct|complete|perfect|right)\b)"
        + @"|\b(return|output|respond|reply|print|say|write|report)\b.{0,40}\b(score|marks|full\s+credit|grade|verdict)\b\s*(of|as|is|=|:)?\s*[""']?(\d|full|max|pass|correct|perfect|true)"
        + @"|[""']?\b(share|grade|points|verdict|marks?)[""']?\s*[:=]\s*[""']?(\d|a\+|full|max|pass|correct|perfect|true)"
        + @"|\b(gets?|receives?|earns?|earned|deserves?|be|grant)\s+(\w+\s+){0,2}?(\d+|five|ten|all|full|max\w*)\s+(of\s+)?(the\s+)?" + Points + @"(?=\s*([.!,;]|$|for\b|in\s+total))"
        + @"|\bI\s+(get|need|want|deserve|earned|should\s+get)\s.{0,20}(" + Points + @"|\b(marks|credit|score|grade)\b)|\bI\s+deserve\b"
        + @"|\b(respond|reply)\s+(only|just|exactly|solely)\s+with\s*[{\[""']|\bwrite\s+""?pass\b"
        + @"|\b(do\s+not|don't|never)\s+(deduct|penali[sz]e|subtract\s+points)\b|\b(let\s+me\s+pass|please\s+pass\s+me)\b"
        + @"|\bbe\s+(generous|lenient|kind|nice)\s*(here|please|to\s+(me|this)|with\s+(me|my|this|points|marks|the\s+(score|grade|marks|points))|[.!]|$)",
        Options,
        PatternGuard.Milliseconds)]
    private static partial Regex Demands();

    /// <summary>A verdict on the answer itself.</summary>
    [GeneratedRegex(
        @"\b" + Answer + @"\s+(is|was|should\s+be|must\s+be|deserves?|covers?|contains?|includes?|mentions?|meets?|satisf(y|ies)|has\s+been|earns?|scores?|addresses)\s+((already|fully|completely|entirely|absolutely|considered|a|an|the|100%)\s+){0,2}(" + Verdict + @"|all|every|verified|graded|pass|credit|marks?|points)\b"
        + @"|\b(mark|count|treat|accept|grade|score|rate|consider|evaluate|judge|classify|regard|approve|pass)\s+(" + Answer + @"|(every|any|all)\s+(answer|response|submission)s?)\b"
        + @"|" + Start + @"(mark|count|accept|grade|score|rate)\s+(it|this)\s+(as\s+)?(\w+\s+)?" + Verdict + @"\b"
        + @"|\b(mark|count|treat)\s+(everything|each|all)\b.{0,30}\bas\s+(a\s+)?(found|right|correct|met)\b|\b(treat|accept)\s+the\s+(text|answer)\s+(above|below)\b"
        + @"|\bthis\s+is\s+(the|a)\s+(model|reference|official)\s+(solution|answer)\b"
        + @"|\b(all|every|each)\s+(of\s+)?(the\s+|required\s+)?(key\s+points?|criteria|rubric\s+\w+)\b.{0,30}\b(found|met|covered|present|included|satisfied|hit|mentioned)\b"
        + @"|\bkey[\s_]points?\s+(are|is|were|have\s+been|=)\s*(all\s+)?(found|met|covered|present|included|satisfied|mentioned|true|all)\b|\b(found|true|set|return)\b.{0,15}\ball\s+key[\s_]points\b"
        + @"|\bsay\s+(that\s+)?(I|this|the\s+student)\s+(got|is|was|has|had|passed)\b",
        Options,
        PatternGuard.Milliseconds)]
    private static partial Regex Verdicts();

    /// <summary>Addressed by name, or in the form of a conversation.</summary>
    [GeneratedRegex(
        @"\b(graders?|grading|rubric|answer\s+key|marking\s+scheme|system\s+(prompt|message)|jailbreak|developer\s+mode)\b"
        + @"|\b(dear|attention|hey|hi|hello|note\s+(to|for)|message\s+(to|for)|instructions?\s+(to|for))\s+(the\s+)?(\w+\s+)?" + Judge + @"\b|\bto\s+the\s+" + Judge + @"\s*[:,]|\b(teacher|examiner)'s\s+note\b"
        + @"|\byou\s+are\s+(now|no\s+longer|an?\s+(\w+\s+)?" + Judge + @")\b|\bact\s+as\s+(a|an|my)\s+(\w+\s+)?" + Judge + @"\b|\bas\s+an?\s+(large\s+)?(ai|llm|language)\b"
        + @"|<\|?\s*/?\s*(system|assistant|im_start|im_end|endoftext)\b|</?(answer|instructions?|student|key_?points)>|\[/?INST\]|[""']role[""']\s*:\s*[""'](system|assistant)"
        + @"|(^|\n)\s*(assistant|evaluator|examiner|system\s+override)\s*:|(^|\n)\s*#{2,}\s*(system|(new\s+)?instructions?)\b",
        Options,
        PatternGuard.Milliseconds)]
    private static partial Regex Addresses();
}
