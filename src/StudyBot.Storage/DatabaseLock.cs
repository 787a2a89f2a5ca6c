namespace StudyBot.Storage;

/// <summary>
/// Keeps a second bot off the same database. It is a lock of the operating system on a file beside the database, so
/// that it ends with the process however that ends.
/// </summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    public static DatabaseLock Take(string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return new DatabaseLock(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (File.Exists(path + ".lock"))
        {
            throw new StorageException($"The database {path} is in use by another StudyBot. Stop that one first, or point Storage:Path at another file.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The database {path} cannot be written. Let the user that runs StudyBot write its folder, or point Storage:Path at a place that it may write.", failure);
        }
    }

    public void Dispose() => _file.Dispose();
}
