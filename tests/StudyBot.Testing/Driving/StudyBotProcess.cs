using System.Collections.Concurrent;
using System.Diagnostics;

namespace StudyBot.Testing.Driving;

/// <summary>The real program in a process of its own, which can be killed at any moment.</summary>
public sealed class StudyBotProcess : IAsyncDisposable
{
    // https://man7.org/linux/man-pages/man5/proc_pid_status.5.html: a bit for each signal, the lowest for signal 1.
    private const string OwnStatus = "/proc/self/status";
    private const string Ignored = "SigIgn:";
    private const ulong Interrupt = 1 << 1;

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Seen)> _waiting = [];

    private int _disposed;

    private StudyBotProcess(Process process) => _process = process;

    /// <summary>Whether a program started from here hears Ctrl-C. What a shell started in the background does not, nor does what that starts.</summary>
    public static bool HearsInterrupts =>
        !File.Exists(OwnStatus)
        || (Convert.ToUInt64(File.ReadLines(OwnStatus).First(line => line.StartsWith(Ignored, StringComparison.Ordinal))[Ignored.Length..].Trim(), 16) & Interrupt) == 0;

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public string Output => string.Join('\n', _output);

    /// <summary>What it logged.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <param name="folder">Its current directory, where it keeps its files.</param>
    /// <param name="verb">Such as "local-discord"; empty to run the bot.</param>
    /// <param name="settings">By their names in the README, such as "Discord:Token".</param>
    public static StudyBotProcess Start(string folder, string verb, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Repository.Program);
        foreach (var word in verb.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment["STUDYBOT_" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var started = new StudyBotProcess(new Process { StartInfo = start });
        started._process.OutputDataReceived += (_, line) => started.Hear(started._output, line.Data);
        started._process.ErrorDataReceived += (_, line) => started.Hear(started._errors, line.Data);
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    /// <summary>The first line, of output or log, that starts with some words; what follows them.</summary>
    public async Task<string> LineAsync(string beginning, CancellationToken stop)
    {
        var line = await WhenAsync(text => text.StartsWith(beginning, StringComparison.Ordinal), stop);
        return line[beginning.Length..].Trim();
    }

    /// <summary>The first line that contains some words.</summary>
    public Task<string> LineWithAsync(string words, CancellationToken stop) =>
        WhenAsync(text => text.Contains(words, StringComparison.Ordinal), stop);

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>As Ctrl-C does.</summary>
    public Task InterruptAsync(CancellationToken stop) => SignalAsync("-INT", stop);

    /// <summary>As whoever ends a service does.</summary>
    public Task TerminateAsync(CancellationToken stop) => SignalAsync("-TERM", stop);

    public Task EndAsync(CancellationToken stop) => _process.WaitForExitAsync(stop);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        if (!_process.HasExited)
        {
            Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task SignalAsync(string signal, CancellationToken stop)
    {
        using var kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync(stop);
    }

    private async Task<string> WhenAsync(Func<string, bool> wanted, CancellationToken stop)
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            if (_output.Concat(_errors).FirstOrDefault(wanted) is { } already)
            {
                return already;
            }

            _waiting.Add((wanted, seen));
        }

        try
        {
            return await seen.Task.WaitAsync(StartTime, TimeProvider.System, stop);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"The line never came. Output:\n{Output}\nErrors:\n{Errors}", late);
        }
    }

    private void Hear(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_waiting)
        {
            lines.Enqueue(line);
            foreach (var (_, seen) in _waiting.Where(waiter => waiter.Wanted(line)))
            {
                seen.TrySetResult(line);
            }
        }
    }
}
