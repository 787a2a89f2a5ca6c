using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Settings;

namespace StudyBot.Hosting;

/// <summary>
/// Serves edited content without a restart: as soon as the file system tells of a change, and by looking once a minute where
/// it does not (network disks, links). A bad edit is logged once, and what was good before it keeps serving.
/// </summary>
/// <param name="atFirst">From before the content was read for the first time, so that no edit falls in between.</param>
internal sealed class ContentWatcher(HandbookLibrary library, ContentStamp atFirst, BotSettings settings, TimeProvider time, ILogger<ContentWatcher> log) : BackgroundService
{
    /// <summary>An editor or a checkout writes many files; the content is read when it has been quiet for this long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private HashSet<string> _known = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Report([.. library.Problems.Select(problem => problem.ToString())]);
        using var watcher = Watch();
        MakeReady();
        var seen = atFirst;
        while (!stoppingToken.IsCancellationRequested)
        {
            var told = await ChangedAsync(stoppingToken);
            var now = ContentStamp.Of(settings.ContentPath);
            if (told || now != seen)
            {
                seen = now;
                Reload();
            }
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(settings.ContentPath)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => _changes.Writer.TryWrite(true);
            watcher.Created += (_, _) => _changes.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => _changes.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => _changes.Writer.TryWrite(true);
            watcher.Error += (_, _) => _changes.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "Changes in {Folder} cannot be watched, so they are looked for every {Poll}.", settings.ContentPath, Poll);
            return null;
        }
    }

    // True if the file system told of a change and is quiet again, false if it is time to look.
    private async Task<bool> ChangedAsync(CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var told = _changes.Reader.WaitToReadAsync(waiting.Token).AsTask();
        var first = await Task.WhenAny(told, Task.Delay(Poll, time, waiting.Token));
        stop.ThrowIfCancellationRequested();
        if (first != told)
        {
            await waiting.CancelAsync();
            return false;
        }

        while (_changes.Reader.TryRead(out _))
        {
            await Task.Delay(Quiet, time, stop);
        }

        return true;
    }

    // Else the first person to ask would wait for it.
    private void MakeReady()
    {
        foreach (var handbook in library.All)
        {
            HandbookIndex.Of(handbook);
        }

        // Reading takes many times of what is kept, and the next time may be in a month: the machine gets it back.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private void Reload()
    {
        try
        {
            library.Reload();
            MakeReady();
            Report([.. library.Problems.Select(problem => problem.ToString())]);
            log.LogInformation("Content read again: {Packs} packs, {Questions} questions.", library.All.Count, library.All.Sum(handbook => handbook.Questions.Count()));
        }
        catch (NoHandbookException missing)
        {
            Report([missing.Message]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Report([$"The content folder cannot be read: {failure.Message}"]);
        }
    }

    private void Report(HashSet<string> problems)
    {
        foreach (var problem in problems.Where(problem => !_known.Contains(problem)))
        {
            log.LogWarning("Content: {Problem} What was good before keeps serving.", problem);
        }

        _known = problems;
    }
}
