namespace StudyBot.Core.Seasons;

/// <summary>Draws what a season's result says.</summary>
public interface IResultPicture
{
    /// <summary>A PNG of the podium; the same page gives the same bytes.</summary>
    ReadOnlyMemory<byte> Draw(ResultPage page);
}
