using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily.Missing;

/// <summary>The words around what the handbook lacks.</summary>
internal static class MissingTexts
{
    public const string Button = "Tell the lead this is missing";
    public const string FormTitle = "Tell the leads, without your name";
    public const string FormField = "What should the handbook answer?";
    public const string FormPlaceholder = "One question or topic";

    public const string Noted = "Thank you. The leads read it in one note a day, without your name.";
    public const string NotedBefore = "That is in today's note already. Thank you.";
    public const string EnoughOfMember = "You told three things today, and that is as many as go into the note. Please tell this one tomorrow.";
    public const string EnoughOfDay = "Today's note is full. Please tell this one tomorrow.";
    public const string NoWords = "There are no words in it that a lead could read, so nothing was noted.";
    public const string NoCourse = "No course is set up on this server, so there is no lead to tell. Whoever manages the server can set one up with `/daily setup`.";
    public const string SeveralCourses = "This server has several courses, and I cannot tell whose leads should know. Please look it up again in the channel of the course, and tell it there.";

    private const int LongestNote = 2_000;

    public static string Field(int count) => $"Missing from the handbook ({count})";

    /// <summary>The note to the leads.</summary>
    public static string Note(ChannelId channel, IReadOnlyList<MissingWish> wishes) => Lines(
        $"Looked up in vain, and told to be missing from the handbook of {Markup.Channel(channel)}:", wishes, LongestNote);

    /// <summary>A line per wish and per day; what does not fit is counted.</summary>
    public static string Lines(string head, IReadOnlyList<MissingWish> wishes, int atMost)
    {
        const int RoomForRest = 20;
        var text = head;
        for (var i = 0; i < wishes.Count; i++)
        {
            var day = i == 0 || wishes[i].Date != wishes[i - 1].Date ? $"\n**{Day(wishes[i].Date)}**" : "";
            var line = $"{day}\n• {Markup.Escape(wishes[i].Text)}{(wishes[i].Members > 1 ? $" ({wishes[i].Members} members)" : "")}";
            if (text.Length + line.Length > atMost - RoomForRest)
            {
                return (text + $"\n… and {wishes.Count - i} more").TrimStart('\n');
            }

            text += line;
        }

        return text.TrimStart('\n');
    }

    private static string Day(LocalDate date) => date.ToString("dddd, d MMMM", CultureInfo.InvariantCulture);
}
