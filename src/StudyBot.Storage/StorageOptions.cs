using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace StudyBot.Storage;

/// <summary>Section "Storage" of the settings.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The database file, relative to the current directory. Its folder is made if missing.</summary>
    [Required(ErrorMessage = "Storage:Path is empty. Set it to the database file, such as data/studybot.db.")]
    public string Path { get; set; } = "data/studybot.db";
}

[OptionsValidator]
internal sealed partial class ValidateStorageOptions : IValidateOptions<StorageOptions>;
