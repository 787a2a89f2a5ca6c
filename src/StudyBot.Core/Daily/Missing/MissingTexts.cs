using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Daily.Missing;

/// <summary>The words around what the handbook lacks.</summary>
internal static class MissingTexts
{
    public static string Button => Say("MissingTexts.Button");
    public static string FormTitle => Say("MissingTexts.FormTitle");
    public static string FormField => Say("MissingTexts.FormField");
    public static string FormPlaceholder => Say("MissingTexts.FormPlaceholder");

    public static string Noted => Say("MissingTexts.Noted");
    public static string NotedBefore => Say("MissingTexts.NotedBefore");
    public static string EnoughOfMember => Say("MissingTexts.EnoughOfMember");
    public static string EnoughOfDay => Say("MissingTexts.EnoughOfDay");
    public static string NoWords => Say("MissingTexts.NoWords");
    public static string NoCourse => Say("MissingTexts.NoCourse");
    public static string SeveralCourses => Say("MissingTexts.SeveralCourses");

    private const int LongestNote = 2_000;

    public static string Field(int count) => Say("MissingTexts.Field", ("count", count));

    /// <summary>The note to the leads.</summary>
    public static string Note(ChannelId channel, IReadOnlyList<MissingWish> wishes) => Lines(
        Say("MissingTexts.Note", ("channel", Markup.Channel(channel))), wishes, LongestNote);

    /// <summary>A line per wish and per day; what does not fit is counted.</summary>
    public static string Lines(string head, IReadOnlyList<MissingWish> wishes, int atMost)
    {
        const int RoomForRest = 20;
        var text = head;
        for (var i = 0; i < wishes.Count; i++)
        {
            var day = i == 0 || wishes[i].Date != wishes[i - 1].Date ? $"\n**{DateTexts.Day(wishes[i].Date)}**" : "";
            var members = wishes[i].Members > 1 ? " " + SayCount("MissingTexts.Members", wishes[i].Members) : "";
            var line = $"{day}\n• {Markup.Escape(wishes[i].Text)}{members}";
            if (text.Length + line.Length > atMost - RoomForRest)
            {
                return (text + "\n" + Say("MissingTexts.AndMore", ("count", wishes.Count - i))).TrimStart('\n');
            }

            text += line;
        }

        return text.TrimStart('\n');
    }
}
