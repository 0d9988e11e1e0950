using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Access;

/// <summary>
/// A service scope that belongs to one tenant and one caller, or to an anonymous caller and no tenant.
/// The only way in: requests, mutation fields, jobs, event handlers and subscription events all enter here.
/// </summary>
public sealed class TenantScope : IAsyncDisposable
{
    private readonly IServiceProvider parent;
    private readonly AsyncServiceScope scope;

    private TenantScope(IServiceProvider services, TenantContext? tenant, Caller caller, DbConnection? open = null, Permission? actingBy = null, Origin? origin = null)
    {
        (parent, scope) = (services, services.CreateAsyncScope());
        scope.ServiceProvider.GetRequiredService<Identity>().Set(tenant, caller, open, actingBy, origin);

        // Whoever holds an open connection disposes of it, used or not.
        if (open is not null)
            scope.ServiceProvider.GetRequiredService<UnitOfWork>();
    }

    public IServiceProvider Services => scope.ServiceProvider;

    /// <summary>Opens a scope of one tenant.</summary>
    /// <param name="origin">What its changes are put down to, for work that writes.</param>
    public static TenantScope Of(IServiceProvider services, TenantContext tenant, Caller caller, Origin? origin = null) => new(services, tenant, caller, origin: origin);

    /// <summary>Opens a scope without a tenant: no module context can be resolved in it.</summary>
    public static TenantScope WithoutTenant(IServiceProvider services, Caller caller) => new(services, tenant: null, caller);

    /// <summary>Opens another scope for the same tenant and caller, with contexts and a transaction of its own.</summary>
    /// <param name="actingBy">The right by which it acts, whose rows alone it reaches.</param>
    /// <param name="origin">What its changes are put down to.</param>
    public static TenantScope Beside(IServiceProvider current, Permission? actingBy = null, Origin? origin = null)
    {
        var identity = current.GetRequiredService<Identity>();

        return new(current, identity.Tenant, identity.Caller, actingBy: actingBy, origin: origin ?? identity.Origin);
    }

    /// <summary>Runs background work as a tenant.</summary>
    public static async Task RunAsync(IServiceProvider services, TenantContext tenant, Caller caller, Func<IServiceProvider, Task> work)
    {
        await using var scope = Of(services, tenant, caller);
        await work(scope.Services);
    }

    /// <summary>
    /// Goes on as a caller whom this scope has just checked: the same tenant and connection, already open, in a scope of his own.
    /// This scope ends. It saves a request the second connection, not more.
    /// </summary>
    public async ValueTask<TenantScope> HandOverAsync(Caller caller)
    {
        var tenant = Services.GetRequiredService<Identity>().Tenant;
        var next = new TenantScope(parent, tenant, caller, Services.GetRequiredService<UnitOfWork>().Release());
        await DisposeAsync();

        return next;
    }

    public ValueTask DisposeAsync() => scope.DisposeAsync();

    /// <summary>Holds tenant and caller of a scope; set once by <see cref="TenantScope"/>, by nobody else.</summary>
    internal sealed class Identity
    {
        private Caller? caller;

        public TenantContext? Tenant { get; private set; }

        public Caller Caller => caller ?? throw new InvalidOperationException("This scope has no caller: enter through TenantScope.");

        /// <summary>A connection that an earlier scope of the same tenant opened.</summary>
        public DbConnection? Open { get; private set; }

        /// <summary>The right by which the scope acts.</summary>
        public Permission? ActingBy { get; private set; }

        /// <summary>What the scope's changes are put down to.</summary>
        public Origin Origin { get; private set; } = Origin.Unnamed;

        public void Set(TenantContext? tenant, Caller who, DbConnection? open, Permission? actingBy, Origin? origin)
        {
            if (caller is not null)
                throw new InvalidOperationException("The tenant of a scope is set once.");

            (Tenant, caller, Open, ActingBy, Origin) = (tenant, who, open, actingBy, origin ?? Origin.Unnamed);
        }
    }
}
