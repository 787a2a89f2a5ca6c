using System.Collections.Concurrent;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Texts;

/// <summary>Which language somebody's client had when they last did something, for what is written to them unasked. In memory alone.</summary>
public sealed class LastSpoken
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<MemberId, Language> _languages = new();

    /// <summary>Null for somebody who did nothing since the start.</summary>
    public Language? Of(MemberId member) => _languages.GetValueOrDefault(member);

    internal void Hear(MemberId member, Language language)
    {
        if (_languages.Count >= Most)
        {
            _languages.Clear();
        }

        _languages[member] = language;
    }
}
