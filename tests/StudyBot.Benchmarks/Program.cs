using System.Globalization;
using BenchmarkDotNet.Running;
using StudyBot.Benchmarks;

// "main-job", "load [contenders]" and "fan-out [servers]" drive the real program in processes of its own, "content-load" reads handbooks,
// "lookup" times single calls, "boards", "responses", "backup", "export", "deletion" and "pictures" measure what their names say; anything
// else is for BenchmarkDotNet.
if (args is ["main-job"])
{
    await MainJob.RunAsync(CancellationToken.None);
    return;
}

if (args is ["load", .. var only])
{
    await Load.RunAsync(only, CancellationToken.None);
    return;
}

if (args is [FixedCard.Verb, var api, var token])
{
    await FixedCard.RunAsync(api, token, CancellationToken.None);
    return;
}

if (args is ["fan-out", .. var more])
{
    await FanOut.RunAsync(more is [var servers] ? int.Parse(servers, CultureInfo.InvariantCulture) : 10_000, CancellationToken.None);
    return;
}

if (args is ["content-load"])
{
    ContentLoad.Run();
    return;
}

if (args is ["lookup"])
{
    LookupSpeed.Run();
    return;
}

if (args is ["boards"])
{
    await BoardLoad.RunAsync(CancellationToken.None);
    return;
}

if (args is ["responses"])
{
    await ResponseLoad.RunAsync(CancellationToken.None);
    return;
}

if (args is ["deletion"])
{
    await DeletionLoad.RunAsync(CancellationToken.None);
    return;
}

if (args is ["backup"])
{
    await BackupLoad.RunAsync(CancellationToken.None);
    return;
}

if (args is ["export"])
{
    await ExportLoad.RunAsync(CancellationToken.None);
    return;
}

if (args is ["pictures"])
{
    PictureLoad.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(MainJob).Assembly).Run(args);
