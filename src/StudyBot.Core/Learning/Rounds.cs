using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Learning;

/// <summary>Rounds of practice: they begin, go on wherever they were left, and end with what to look at again.</summary>
internal sealed class Rounds(IPracticeStore store, PracticeGuard guard, StudyRecords records, IHandbooks handbooks, ISeedSource seeds, TimeProvider time)
{
    public async Task<Reply> QuizAsync(Course course, MemberId member, int? chapter, int count, CancellationToken stop)
    {
        if (handbooks.Find(course.Settings.Pack) is not { } handbook)
        {
            return new Reply(LearningTexts.NothingThere);
        }

        var record = await records.OfAsync(course, member, stop);
        var items = PracticeDraw.Quiz(handbook, chapter, count, await guard.WithheldAsync(course.Server, stop), record.Answers, seeds.Next());
        if (items.Count == 0)
        {
            return new Reply(handbook.Chapters.FirstOrDefault(known => known.Number == chapter) is { } asked ? LearningTexts.NothingInChapter(asked) : LearningTexts.NothingThere);
        }

        var round = await store.BeginAsync(new NewRound(course.Id, member, PracticeKind.Quiz, chapter, count, items, time.GetUtcNow()), stop);
        return await GoOnAsync(round, course, items.Count < count ? LearningTexts.Fewer(items.Count, count) : "", stop);
    }

    public async Task<Reply> ReviewAsync(Course course, MemberId member, CancellationToken stop)
    {
        var record = await records.OfAsync(course, member, stop);
        var due = record.Review.Where(item => item.IsDueOn(record.Today)).OrderBy(item => item.RetrievabilityOn(record.Today)).ToList();
        if (due.Count == 0)
        {
            return new Reply(LearningTexts.Comes(record.Review, record.Today));
        }

        var items = handbooks.Find(course.Settings.Pack) is { } handbook
            ? PracticeDraw.Review(handbook, due, await guard.WithheldAsync(course.Server, stop), record.Answers, seeds.Next())
            : [];
        if (items.Count == 0)
        {
            return new Reply(LearningTexts.DueElsewhere);
        }

        var round = await store.BeginAsync(new NewRound(course.Id, member, PracticeKind.Review, null, items.Count, items, time.GetUtcNow()), stop);
        return await GoOnAsync(round, course, "", stop);
    }

    /// <summary>The next question of a round that was left, or null when there is none to go on with.</summary>
    public async Task<Reply?> ResumeAsync(Course course, MemberId member, PracticeKind kind, CancellationToken stop)
    {
        if (await store.UnderWayAsync(course.Id, member, kind, stop) is not { } round || await NextOfAsync(round, course, stop) is not { } next)
        {
            return null;
        }

        var again = new PracticeControl(PracticeControl.Begin, course.Id, round.Chapter ?? 0, round.Wanted);
        var asked = RoundCards.Ask(round, next.Place, next.Handbook, next.Asked) with { Text = LearningTexts.GoingOn };
        return kind == PracticeKind.Review
            ? asked
            : asked with { Rows = [.. asked.Rows, ControlRow.Of(new Button(again.ToString(), LearningTexts.NewRoundButton, Visibility.UpdatesMessage))] };
    }

    /// <summary>The next question of a round, or how it went when there is none left.</summary>
    public async Task<Reply> GoOnAsync(PracticeRound round, Course course, string lead, CancellationToken stop)
    {
        if (await NextOfAsync(round, course, stop) is { } next)
        {
            return RoundCards.Ask(round, next.Place, next.Handbook, next.Asked) with { Text = lead };
        }

        await store.EndAsync(round.Id, time.GetUtcNow(), stop);
        return RoundCards.Summary(round, handbooks.Find(course.Settings.Pack), await records.OfAsync(course, round.Member, stop));
    }

    /// <param name="chosen">The option by the order shown.</param>
    public async Task<Reply> PickAsync(PracticeRound round, Course course, int place, int chosen, CancellationToken stop)
    {
        if (place >= round.Items.Count || handbooks.Find(round.Items[place].Question.Pack) is not { } handbook || Asked.Of(handbook, round.Items[place]) is not { } asked || chosen >= asked.Order.Count)
        {
            return RoundCards.LeftOut(round, LearningTexts.ItemGone);
        }

        if ((await guard.WithheldAsync(course.Server, stop)).Contains(round.Items[place].Question))
        {
            return RoundCards.LeftOut(round, LearningTexts.LeftOut);
        }

        if (round.Items[place].Chosen is null && await store.AnswerAsync(round.Id, place, chosen, asked.Item.Options[asked.Order[chosen]].Right, time.GetUtcNow(), stop))
        {
            return RoundCards.Judged(round, place, handbook, asked, chosen);
        }

        // The first press counts, also when two come at once.
        var kept = await store.FindAsync(round.Id, stop) ?? round;
        return RoundCards.Judged(kept, place, handbook, asked, kept.Items[place].Chosen ?? chosen);
    }

    private async Task<(int Place, Handbook Handbook, Asked Asked)?> NextOfAsync(PracticeRound round, Course course, CancellationToken stop)
    {
        var withheld = await guard.WithheldAsync(course.Server, stop);
        for (var place = 0; place < round.Items.Count; place++)
        {
            var item = round.Items[place];
            if (item.Chosen is null && !withheld.Contains(item.Question) && handbooks.Find(item.Question.Pack) is { } handbook && Asked.Of(handbook, item) is { } asked)
            {
                return (place, handbook, asked);
            }
        }

        return null;
    }
}
