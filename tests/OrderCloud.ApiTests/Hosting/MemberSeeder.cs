using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Identity;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// Makes a second member, for which the product has no door yet. Writes to Tenancy's tables by their names, through the
/// product's own unit of work: its classes are internal, and no test may lean on them.
/// </summary>
internal static class MemberSeeder
{
    public static Task AddAsync(IServiceProvider services, Guid tenantId, string email, string password, string role) =>
        TenantScope.RunAsync(services, new TenantContext(tenantId), Caller.System, scope => AddAsync(scope, email, password, role));

    private static async Task AddAsync(IServiceProvider scope, string email, string password, string role)
    {
        var ct = TestContext.Current.CancellationToken;
        var accounts = scope.GetRequiredService<IAccounts>();
        var unit = scope.GetRequiredService<UnitOfWork>();
        var db = Db(scope);
        var hash = (await accounts.HashAsync(password, ct))!;

        await unit.BeginAsync(ct);
        var account = await accounts.CreateAsync(email, "en", hash, ct) ?? throw new InvalidOperationException($"{email} has an account already.");
        await JoinAsync(db, account, email, role, ct);
        await unit.CommitAsync(ct);
    }

    /// <summary>The only member of one tenant joins another one too.</summary>
    public static async Task AddAgainAsync(IServiceProvider services, Guid of, Guid to, string role)
    {
        var (account, email) = await OnlyAccountAsync(services, of);

        await TenantScope.RunAsync(services, new TenantContext(to), Caller.System, async scope =>
        {
            var unit = scope.GetRequiredService<UnitOfWork>();
            await unit.BeginAsync(TestContext.Current.CancellationToken);
            await JoinAsync(Db(scope), account, email, role, TestContext.Current.CancellationToken);
            await unit.CommitAsync(TestContext.Current.CancellationToken);
        });
    }

    /// <summary>The account of a tenant's only member.</summary>
    public static async Task<(Guid Account, string Email)> OnlyAccountAsync(IServiceProvider services, Guid of)
    {
        var (account, email) = (Guid.Empty, "");

        await TenantScope.RunAsync(services, new TenantContext(of), Caller.System, async scope =>
        {
            await scope.GetRequiredService<UnitOfWork>().OpenAsync(TestContext.Current.CancellationToken);
            var member = await Rows(Db(scope), "members").Select(it => new { Account = EF.Property<Guid>(it, "AccountId"), Email = EF.Property<string>(it, "Email") }).SingleAsync(TestContext.Current.CancellationToken);
            (account, email) = (member.Account, member.Email);
        });

        return (account, email);
    }

    private static async Task JoinAsync(DbContext db, Guid account, string email, string role, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        Add(db, "members", new() { ["Id"] = id, ["AccountId"] = account, ["DisplayName"] = role, ["Email"] = email, ["IsActive"] = true, ["JoinedAt"] = DateTimeOffset.UtcNow });
        Add(db, "member_roles", new() { ["MemberId"] = id, ["RoleId"] = await RoleAsync(db, role, ct) });
    }

    private static DbContext Db(IServiceProvider scope) => (DbContext)scope.GetRequiredService(scope.GetServices<RegisteredDb>().Single(it => it.Schema == "tenancy").Context);

    private static IQueryable<object> Rows(DbContext db, string table)
    {
        var type = db.Model.GetEntityTypes().Single(it => it.GetTableName() == table).ClrType;

        return (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, [])!;
    }

    private static async Task<Guid> RoleAsync(DbContext db, string role, CancellationToken ct)
    {
        return await Rows(db, "roles").Where(it => EF.Property<string>(it, "TemplateKey") == role).Select(it => EF.Property<Guid>(it, "Id")).SingleAsync(ct);
    }

    private static void Add(DbContext db, string table, Dictionary<string, object> values)
    {
        var row = Activator.CreateInstance(db.Model.GetEntityTypes().Single(it => it.GetTableName() == table).ClrType, nonPublic: true)!;
        var entry = db.Entry(row);

        foreach (var (name, value) in values)
            entry.Property(name).CurrentValue = value;

        entry.State = EntityState.Added;
    }
}
