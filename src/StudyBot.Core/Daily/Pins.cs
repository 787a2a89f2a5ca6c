using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>Finds a question that can come next, by id or words of its title, and pins it.</summary>
internal sealed class Pins(IDailyStore questions, IPlanStore plans, QuestionDesk desk, TimeProvider time)
{
    private const int Nearest = 5;

    public async Task<IReadOnlyList<Choice>> SuggestAsync(Course course, string typed, CancellationToken stop) =>
    [
        .. Matching(desk.Pinnable(course, await questions.DrawsAsync(course.Id, stop)), typed)
            .Take(CommandRouter.MaxChoices)
            .Select(question => new Choice(PlanTexts.SuggestedPin(question), DailyCards.Clip(question.Id, 100))),
    ];

    public async Task<Reply> PinAsync(Course course, string typed, MemberId by, CancellationToken stop)
    {
        var draws = await questions.DrawsAsync(course.Id, stop);
        var matching = Matching(desk.Pinnable(course, draws), typed.Trim()).ToList();
        if ((matching.FirstOrDefault(question => question.Id == typed.Trim()) ?? (matching is [var only] ? only : null)) is not { } question)
        {
            return new Reply(PlanTexts.NotPinned(typed, matching.Take(Nearest)));
        }

        await plans.PinAsync(course.Id, question.Id, new Ruling(RulingKind.Pin, by, time.GetUtcNow()), stop);
        return new Reply(PlanTexts.Pinned(question))
        {
            // As members will see it: a lead competes too.
            Cards = desk.Choose(course with { PinnedQuestion = question.Id }, draws) is { Asked: var asked } ? [PlanDesk.NextCard(asked, pinned: true)] : [],
        };
    }

    private static IEnumerable<Question> Matching(IEnumerable<Question> questions, string typed) => questions.Where(question =>
        question.Id.Contains(typed, StringComparison.OrdinalIgnoreCase)
        || typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => question.Title.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
