using System.Globalization;

namespace StudyBot.Core.Daily;

/// <summary>The id of a control on a daily question: "daily:action:question" with an option where one is chosen.</summary>
internal readonly record struct AnswerControl(AnswerAction Action, long Question, int? Option = null)
{
    public const string Prefix = "daily";

    public static AnswerControl? Parse(string id)
    {
        var parts = id.Split(':');
        if (parts.Length is not (3 or 4)
            || parts[0] != Prefix
            || parts[1].Length != 1
            || !Enum.IsDefined((AnswerAction)parts[1][0])
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var question))
        {
            return null;
        }

        var action = (AnswerAction)parts[1][0];
        var chooses = action is AnswerAction.Choose or AnswerAction.Rechoose;
        if (!chooses)
        {
            return parts.Length == 3 ? new AnswerControl(action, question) : null;
        }

        return parts.Length == 4 && parts[3] is ['0' or '1' or '2' or '3'] digit
            ? new AnswerControl(action, question, digit[0] - '0')
            : null;
    }

    public override string ToString() => Option is { } option ? $"{Prefix}:{(char)Action}:{Question}:{option}" : $"{Prefix}:{(char)Action}:{Question}";
}

/// <summary>Ids in old messages carry these letters: never give one another meaning.</summary>
internal enum AnswerAction
{
    /// <summary>An option on the post.</summary>
    Choose = 'a',

    /// <summary>An option on a receipt.</summary>
    Rechoose = 'c',

    /// <summary>Shows the options on a receipt.</summary>
    Change = 'x',

    /// <summary>Opens the form from the post.</summary>
    Write = 'w',

    /// <summary>Opens the form from a receipt.</summary>
    Rewrite = 'v',

    /// <summary>The form opened from the post.</summary>
    Written = 'f',

    /// <summary>The form opened from a receipt.</summary>
    Rewritten = 'g',

    Remove = 'r',

    /// <summary>The text may be shown with the answer.</summary>
    Allow = 'y',

    /// <summary>The text may not be shown.</summary>
    Forbid = 'n',

    /// <summary>The member's own result, on a closed post.</summary>
    Result = 'm',
}

/// <summary>The id of a control for leads: "course:action:subject".</summary>
internal readonly record struct CourseControl(string Action, long Subject)
{
    public const string Prefix = "course";

    public const string Confirm = "confirm";
    public const string Cancel = "cancel";
    public const string AskPost = "ask-post";
    public const string PostForm = "post-form";
    public const string Post = "post";
    public const string CloseForm = "close-form";
    public const string Close = "close";
    public const string Resume = "resume";
    public const string NotesRead = "read";
    public const string Nothing = "nothing";

    public static CourseControl? Parse(string id) =>
        id.Split(':') is [Prefix, var action, var subject] && long.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new CourseControl(action, number)
            : null;

    public override string ToString() => $"{Prefix}:{Action}:{Subject}";
}
