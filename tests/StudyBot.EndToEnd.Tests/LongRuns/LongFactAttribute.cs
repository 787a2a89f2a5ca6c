using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>A test that takes minutes: it exists only where LONG_RUNS is 1, and counts as skipped nowhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(LongFactDiscoverer))]
internal sealed class LongFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line);

internal sealed class LongFactDiscoverer : FactDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        Testing.LongRuns.AreWanted
            ? base.Discover(discoveryOptions, testMethod, factAttribute)
            : ValueTask.FromResult<IReadOnlyCollection<IXunitTestCase>>([]);
}
