using BenchmarkDotNet.Running;
using StudyBot.Benchmarks;

// "main-job" drives the real program in processes of its own; anything else is for BenchmarkDotNet.
if (args is ["main-job"])
{
    await MainJob.RunAsync(CancellationToken.None);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(MainJob).Assembly).Run(args);
