using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Isolation;

internal static class Guards
{
    /// <summary>What the host's own sweep finds missing, seen from this connection, in its transaction if it has one.</summary>
    public static Task<IReadOnlyList<string>> MissingAsync(RunningHost host, DbConnection connection) =>
        host.Services.GetRequiredService<GuardSweep>().MissingAsync(connection, TestContext.Current.CancellationToken);
}
