#pragma warning disable EF1001 // As in EfServices.

using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace OrderCloud.Platform.Persistence;

/// <summary>What a context reaches for. Left to itself EF makes all of it to log that a context is there, and reaches for what tracks once more to end it.</summary>
internal sealed class LateDependencies(IServiceProvider scope, Type kind) : IDbContextDependencies
{
    private static readonly IStateManager Nothing = DispatchProxy.Create<IStateManager, TracksNothing>();

    private IDbContextDependencies? all;

    /// <summary>Whether something asked for more than a query takes.</summary>
    internal bool AreAllMade => all is not null;

    private IDbContextDependencies All => all ??= (IDbContextDependencies)scope.GetRequiredService(kind);

    public IDbSetSource SetSource => scope.GetRequiredService<IDbSetSource>();

    public IAsyncQueryProvider QueryProvider => scope.GetRequiredService<IAsyncQueryProvider>();

    public IDiagnosticsLogger<DbLoggerCategory.Infrastructure> InfrastructureLogger => scope.GetRequiredService<IDiagnosticsLogger<DbLoggerCategory.Infrastructure>>();

    public IStateManager StateManager => all is null && scope.GetRequiredService<ICurrentDbContext>().Context is UnitDb { IsEnding: true } ? Nothing : All.StateManager;

    public IEntityFinderFactory EntityFinderFactory => All.EntityFinderFactory;

    public IChangeDetector ChangeDetector => All.ChangeDetector;

    public IEntityGraphAttacher EntityGraphAttacher => All.EntityGraphAttacher;

    public IExceptionDetector ExceptionDetector => All.ExceptionDetector;

    public IDiagnosticsLogger<DbLoggerCategory.Update> UpdateLogger => All.UpdateLogger;
}

/// <summary>Of a context that ends and never tracked anything: there is nothing to leave.</summary>
internal class TracksNothing : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod is { Name: nameof(IStateManager.Unsubscribe) } ? null : throw new InvalidOperationException("The context has ended.");
}
