using NodaTime;
using NodaTime.Text;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily.Setup;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>Settings as typed into <c>/daily setup</c>: understood, or one sentence that names the option and the fix.</summary>
internal abstract record SettingsRead
{
    private SettingsRead()
    {
    }

    public sealed record Good(CourseSettings Settings, int Questions) : SettingsRead;

    public sealed record Bad(string Why) : SettingsRead;
}

internal static class SettingsReader
{
    private const int LongestWindowHours = 167;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <param name="start">What holds where an option is left out.</param>
    public static SettingsRead Read(OptionValues options, CourseSettings start, IHandbooks handbooks)
    {
        var settings = start with
        {
            Channel = options.Channel(SetupOptions.Channel) ?? start.Channel,
            Name = options.Text(SetupOptions.Name)?.Trim() is { Length: > 0 } name ? name : start.Name,
            PingRole = options.Role(SetupOptions.Role) ?? start.PingRole,
            LeadRole = options.Role(SetupOptions.LeadRole) ?? start.LeadRole,
            LeadChannel = options.Channel(SetupOptions.LeadChannel) ?? start.LeadChannel,
        };

        if (options.Text(SetupOptions.Time) is { } time)
        {
            if (!Time.Parse(time.Trim()).TryGetValue(default, out var parsed))
            {
                return new SettingsRead.Bad(DailyTexts.BadTime(time));
            }

            settings = settings with { PostTime = parsed };
        }

        if (options.Text(SetupOptions.Zone) is { } zone)
        {
            if (Zones.Find(zone) is not { } found)
            {
                return new SettingsRead.Bad(DailyTexts.BadZone(zone));
            }

            settings = settings with { Zone = found };
        }

        if (options.Text(SetupOptions.Weekdays) is { } weekdays)
        {
            if (WeekdayNames.Parse(weekdays) is not { } days)
            {
                return new SettingsRead.Bad(DailyTexts.BadWeekdays(weekdays));
            }

            settings = settings with { Weekdays = days };
        }

        if (options.Number(SetupOptions.Window) is { } hours)
        {
            if (hours is < 1 or > LongestWindowHours)
            {
                return new SettingsRead.Bad(DailyTexts.BadWindow(hours));
            }

            settings = settings with { Window = TimeSpan.FromHours(hours) };
        }

        if (options.Number(SetupOptions.Written) is { } written)
        {
            if (written is not (0 or 5 or 10))
            {
                return new SettingsRead.Bad(SetupTexts.BadWritten(written.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }

            settings = settings with { WrittenMax = (int)written };
        }

        if (ChoiceValue.Read<NamesMode>(options.Text(SetupOptions.Names)) is { } shown)
        {
            settings = settings with { Names = shown };
        }

        if (ChoiceValue.Read<GradedBy>(options.Text(SetupOptions.Graded)) is { } by)
        {
            settings = settings with { Graded = by };
        }

        if (ChoiceValue.Read<ThreadMode>(options.Text(SetupOptions.Thread)) is { } mode)
        {
            settings = settings with { Thread = mode };
        }

        return ReadContent(options, settings, handbooks);
    }

    private static SettingsRead ReadContent(OptionValues options, CourseSettings settings, IHandbooks handbooks)
    {
        var pack = options.Text(SetupOptions.Handbook);
        if (handbooks.Find(pack ?? settings.Pack) is not { } handbook)
        {
            return new SettingsRead.Bad(DailyTexts.BadPack(pack ?? settings.Pack, handbooks.All.Select(known => known.Id)));
        }

        var chapters = handbook.Id == settings.Pack ? settings.Chapters : [];
        if (options.Text(SetupOptions.Chapters) is { } typed)
        {
            var known = handbook.Chapters.Select(chapter => chapter.Number).ToList();
            if (NumberRanges.Parse(typed, known) is not { } chosen)
            {
                return new SettingsRead.Bad(DailyTexts.BadChapters(typed, known));
            }

            chapters = chosen;
        }

        settings = settings with { Pack = handbook.Id, Chapters = chapters };
        var questions = QuestionDesk.Askable(handbook, settings).Count;
        return questions == 0
            ? new SettingsRead.Bad(DailyTexts.NoQuestions(handbook.Title))
            : new SettingsRead.Good(settings, questions);
    }
}

/// <summary>Numbers as people list them: "1-3, 5".</summary>
internal static class NumberRanges
{
    /// <returns>In order; empty for "all"; null when not understood or not among the known ones.</returns>
    public static IReadOnlyList<int>? Parse(string text, IReadOnlyList<int> known)
    {
        if (text.Trim().Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var found = new SortedSet<int>();
        foreach (var part in text.Replace("–", "-", StringComparison.Ordinal).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !int.TryParse(ends[0], out var first) || !int.TryParse(ends[^1], out var last)
                || first > last || !known.Contains(first) || !known.Contains(last))
            {
                return null;
            }

            found.UnionWith(known.Where(number => number >= first && number <= last));
        }

        return found.Count == 0 ? null : [.. found];
    }
}
