namespace StudyBot.Hosting;

/// <summary>Somebody ended the program while it was starting, which is no failure.</summary>
internal sealed class StoppedAtStartException() : Exception("The program was asked to stop before it was up.");
