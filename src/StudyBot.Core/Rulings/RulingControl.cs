using System.Globalization;

namespace StudyBot.Core.Rulings;

/// <summary>
/// The id of a control with which a lead decides: "ruling:action:question:review:subject". Everything stands in it, so
/// it works after any restart.
/// </summary>
/// <param name="Review">The request that is decided; 0 when the lead acts unasked.</param>
/// <param name="Subject">An option by the order shown, a member, or 0.</param>
internal readonly record struct RulingControl(string Action, long Question, long Review = 0, ulong Subject = 0)
{
    public const string Prefix = "ruling";

    // Each step that needs a reason has a button that opens the form, and the form.
    public const string Void = "void";
    public const string VoidForm = "void-form";
    public const string Voided = "voided";
    public const string Correct = "correct";
    public const string Replace = "replace";
    public const string ReplaceForm = "replace-form";
    public const string Replaced = "replaced";
    public const string Accept = "accept";
    public const string AcceptForm = "accept-form";
    public const string Accepted = "accepted";
    public const string Answers = "answers";
    public const string Answer = "answer";
    public const string RegradeForm = "regrade-form";
    public const string Regraded = "regraded";
    public const string KeepForm = "keep-form";
    public const string Kept = "kept";
    public const string Reviews = "reviews";
    public const string Look = "look";

    public static RulingControl? Parse(string id) =>
        id.Split(':') is [Prefix, var action, var question, var review, var subject]
        && long.TryParse(question, NumberStyles.None, CultureInfo.InvariantCulture, out var questionId)
        && long.TryParse(review, NumberStyles.None, CultureInfo.InvariantCulture, out var reviewId)
        && ulong.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var subjectId)
            ? new RulingControl(action, questionId, reviewId, subjectId)
            : null;

    public override string ToString() => $"{Prefix}:{Action}:{Question}:{Review}:{Subject}";
}
