using System.Text;

namespace StudyBot.Core.Handbooks.Commands;

internal sealed partial class ShellReader
{
    /// <summary>The words of the command that is being read.</summary>
    private sealed class Words(ShellReader reader)
    {
        private readonly List<ShellWord> _words = [];
        private readonly StringBuilder _word = new();
        private int _line;
        private bool _skip;
        private bool _here;

        public bool Started { get; private set; }

        public void Start()
        {
            if (!Started)
            {
                Started = true;
                _line = reader._line;
            }
        }

        public void Add(char c)
        {
            Start();
            _word.Append(c);
        }

        /// <summary>The next word is where output goes or input comes from, or what ends a here-document.</summary>
        public void SkipNext(bool here) => (_skip, _here) = (true, here);

        /// <param name="dropNumber">The 2 of `2>` is no word.</param>
        public void EndWord(bool dropNumber = false)
        {
            if (!Started)
            {
                return;
            }

            var text = _word.ToString();
            _word.Clear();
            Started = false;
            if (_skip)
            {
                _skip = false;
                if (_here)
                {
                    reader._hereDocuments.Enqueue(text);
                }
            }
            else if (!dropNumber || !text.All(char.IsAsciiDigit))
            {
                _words.Add(new ShellWord(text, _line));
            }
        }

        public void EndCommand()
        {
            EndWord();
            _skip = false;
            if (_words.Count > 0)
            {
                reader._commands.Add([.. _words]);
                _words.Clear();
            }
        }
    }
}
