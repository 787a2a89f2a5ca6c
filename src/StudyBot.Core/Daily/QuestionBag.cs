namespace StudyBot.Core.Daily;

/// <summary>One question given out by a course's bag.</summary>
/// <param name="Cycle">From 1; in each cycle every question comes once.</param>
public sealed record Draw(int Cycle, string Pack, string QuestionId, string ItemId, int Chapter);
