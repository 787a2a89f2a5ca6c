using System.Text;
using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Writes a pack's files, all or none, and never over somebody's work.</summary>
internal static partial class OutFolder
{
    private const int MaxId = 32;

    /// <summary>The folder's full path, if its name can be a pack's id.</summary>
    public static string Checked(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = Path.GetFileName(full);
        if (name.Length > MaxId || !Id().IsMatch(name))
        {
            throw ImportException.Usage($"The folder's name '{name}' cannot be a pack's id. Use at most {MaxId} small letters, digits and hyphens, such as 'content/tea-handbook'.");
        }

        return File.Exists(full) ? throw ImportException.Usage($"'{folder}' is a file. Name a folder with --out.") : full;
    }

    public static ImportException Exists(string path) =>
        ImportException.Of($"'{path}' exists with other content, and import overwrites nobody's work. Choose another folder with --out, and move what is new from there, with its chapter's line in {PackReader.ManifestName}; or move that file away.");

    /// <param name="files">Text by path within the folder.</param>
    /// <param name="grown">Files that exist and whose text only grew.</param>
    public static void Write(string folder, IReadOnlyDictionary<string, string> files, IReadOnlySet<string> grown)
    {
        try
        {
            foreach (var (path, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal).Where(file => !grown.Contains(file.Key)))
            {
                var full = Path.Combine(folder, path);
                if (File.Exists(full) && File.ReadAllText(full) != text)
                {
                    throw Exists(full);
                }
            }

            foreach (var (path, text) in files)
            {
                var full = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ImportException.Of($"Nothing more can be written to '{folder}': {failure.Message.TrimEnd('.')}. Check its permissions and the free space, and import again.");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
