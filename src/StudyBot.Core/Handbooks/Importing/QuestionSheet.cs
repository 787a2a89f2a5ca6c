namespace StudyBot.Core.Handbooks.Importing;

internal sealed class QuestionSheet(string file, string pack)
{
    public ImportReport Import(string text) => throw ImportException.Of(file + pack + text);
}
