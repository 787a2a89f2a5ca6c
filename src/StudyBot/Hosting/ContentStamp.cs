namespace StudyBot.Hosting;

/// <summary>What the content folder looked like: names, sizes and times of its files. Good within one process.</summary>
internal sealed record ContentStamp(string Value)
{
    public static ContentStamp Of(string folder)
    {
        try
        {
            var hash = new HashCode();
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                hash.Add(file.FullName, StringComparer.Ordinal);
                hash.Add(file.Length);
                hash.Add(file.LastWriteTimeUtc);
            }

            return new ContentStamp(hash.ToHashCode().ToString());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A folder in the middle of a move; a reload tells what is wrong if it stays so.
            return new ContentStamp(failure.GetType().Name);
        }
    }
}
