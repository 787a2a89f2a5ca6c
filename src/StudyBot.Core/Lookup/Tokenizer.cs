using System.Globalization;
using System.Text;

namespace StudyBot.Core.Lookup;

/// <param name="Position">Counts the words; a joined form has the position of its first part.</param>
/// <param name="Parts">1 for a word, more for a joined form such as "nocache" of "no-cache".</param>
internal readonly record struct Token(string Word, int Position, int Parts);

/// <summary>Cuts text into lower-case words. Any text will do: nothing in it has a meaning as an operator.</summary>
internal static class Tokenizer
{
    private const int MaxOption = 2;
    private const int MaxWord = 40;
    private const int MaxJoinedParts = 3;

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var reader = new Reader(tokens);
        var (previous, beforePrevious) = (default(Rune), default(Rune));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (Rune.IsUpper(rune) && Rune.IsLower(previous))
                {
                    reader.EndPart(joins: true);
                }

                if (previous.Value == '-' && !Rune.IsLetterOrDigit(beforePrevious) && beforePrevious.Value != '-' && Rune.IsLetter(rune))
                {
                    reader.StartOption();
                }

                reader.Add(Fold(rune));
            }
            else if (rune.Value is '\'' or '\u2019' || IsInvisible(rune))
            {
                continue;
            }
            else
            {
                reader.EndPart(joins: rune.Value is '-' or '_' or '.');
            }

            (beforePrevious, previous) = (previous, rune);
        }

        reader.EndPart(joins: false);
        return tokens;
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // The letters of Western names; there is no culture data in the process to do it with.
    private static Rune Fold(Rune rune)
    {
        const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
        const string Plain = "aaaaaaceeeeiiiinoooooouuuuyy";
        var lower = Rune.ToLowerInvariant(rune);
        var place = lower.IsBmp ? Accented.IndexOf((char)lower.Value, StringComparison.Ordinal) : -1;
        return place >= 0 ? new Rune(Plain[place]) : lower;
    }

    private sealed class Reader(List<Token> tokens)
    {
        private readonly StringBuilder _part = new();
        private readonly List<string> _parts = [];
        private int _position;
        private bool _isOption;

        public void StartOption() => _isOption = true;

        public void Add(Rune rune) => _part.Append(rune.ToString());

        public void EndPart(bool joins)
        {
            if (_part.Length > 0)
            {
                _parts.Add(_part.ToString());
                _part.Clear();
            }
            else if (joins)
            {
                // Two separators in a row, as before the name of a long option: nothing to join.
                joins = false;
            }

            if (!joins)
            {
                Flush();
            }
        }

        // "-d" is a word of its own, not the letter.
        private void Flush()
        {
            if (_isOption && _parts is [{ Length: <= MaxOption } option])
            {
                _parts[0] = "-" + option;
            }

            _isOption = false;
            if (_parts.Count is > 1 and <= MaxJoinedParts)
            {
                Emit(string.Concat(_parts), _parts.Count);
            }

            foreach (var part in _parts)
            {
                Emit(part, 1);
                var letters = part.TrimEnd("0123456789".ToCharArray());
                if (letters.Length >= 2 && letters.Length < part.Length)
                {
                    tokens.Add(new Token(letters, _position, 2));
                }

                _position++;
            }

            _parts.Clear();
        }

        private void Emit(string word, int parts)
        {
            if (word.Length <= MaxWord)
            {
                tokens.Add(new Token(word, _position, parts));
            }
        }
    }
}
