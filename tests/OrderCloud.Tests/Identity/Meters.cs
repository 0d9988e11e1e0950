using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace OrderCloud.Tests.Identity;

/// <summary>What a host gives to whoever counts something.</summary>
internal static class Meters
{
    public static IMeterFactory Factory { get; } = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
}
