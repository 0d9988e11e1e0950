using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Architecture;

/// <summary>
/// What of which entity the audit log records, and what not and why: tests/data/audited.txt, reviewed by hand. A new entity, or a new
/// column, changes the file.
/// </summary>
public sealed partial class AuditedTests(Offline product) : IClassFixture<Offline>, IAsyncLifetime
{
    /// <summary>No saved row tells of these, so each says why none needs to.</summary>
    private static readonly Dictionary<string, string> Reviewed = new()
    {
        ["modules/Catalog/Persistence/WantedPictures.cs"] = "Leases of workers.",
        ["modules/Customers/Features/EraseCustomer.cs"] = "Forgets a person; the customer's entry says so, without what was taken away.",
        ["modules/Inventory/Features/SetReorderPoint.cs"] = "The reorder point: noted before and after the update, with the row locked.",
        ["modules/Inventory/Features/StockBook.cs"] = "Notes what lies there itself.",
        ["modules/Orders/Features/CustomerTraces.cs"] = "Forgets a person.",
        ["modules/Orders/Features/Imports/HistoryWriter.cs"] = "Imported: the import's entry stands for them.",
        ["modules/Orders/Features/Imports/ImportCommitting.cs"] = "What a file says otherwise, found anew.",
        ["modules/Orders/Features/Imports/ImportValidation.cs"] = "What is wrong with a file, found anew.",
        ["modules/Orders/Persistence/ImportQueue.cs"] = "Leases of workers.",
        ["modules/Orders/Persistence/OrdersDb.cs"] = "A lock that changes nothing; carts that are over.",
        ["modules/Payments/Features/CustomerTraces.cs"] = "Forgets a person.",
        ["modules/Platform/Files/Images.cs"] = "Pictures: what names them is recorded.",
        ["modules/Platform/Outbox/OutboxPump.cs"] = "The plumbing's own.",
        ["modules/Platform/Persistence/BulkInsert.cs"] = "The way itself.",
        ["modules/Platform/Persistence/RetiredRows.cs"] = "The plumbing's own.",
        ["modules/Platform/PlatformServices.cs"] = "Registers the way.",
        ["modules/Tenancy/Features/Audit/AuditLog.cs"] = "The log's own end.",
        ["modules/Tenancy/Features/Audit/AuditTraces.cs"] = "Forgets a person.",
        ["modules/Tenancy/Features/Granting.cs"] = "A lock.",
        ["modules/Tenancy/Features/MembershipReader.cs"] = "Use is no change.",
        ["modules/Tenancy/Features/Numbers.cs"] = "The document's entry has the number.",
        ["modules/Tenancy/Features/Plan.cs"] = "A lock, and a count of what other entries tell.",
    };

    private const string Golden = "tests/data/audited.txt";

    private List<IEntityType> All { get; set; } = null!;

    public async ValueTask InitializeAsync() => All = [.. (await Models.OfTheHostAsync()).Values.SelectMany(model => model.GetEntityTypes()).Where(type => !type.IsOwned()).OrderBy(type => type.ShortName(), StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact, Trait("Capability", "A6/part")]
    public async Task Every_entity_has_decided_and_the_list_is_as_it_was()
    {
        var fields = product.Services.GetRequiredService<RecordedFields>();
        var lines = All.SelectMany(type => Lines(type, fields)).ToList();

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is { Length: > 0 })
            await File.WriteAllLinesAsync(Folders.At(Golden), lines, TestContext.Current.CancellationToken);

        Assert.True(lines.Count > 150, $"Only {lines.Count} lines.");
        Assert.Equal(await File.ReadAllLinesAsync(Folders.At(Golden), TestContext.Current.CancellationToken), lines);
    }

    [Fact, Trait("Proves", "P28")]
    public void No_secret_is_recorded()
    {
        string[] secrets = ["Hash", "Secret", "Token", "Password", "Totp", "Salt"];
        var recorded = All.Select(Recording.For).OfType<Recording>().SelectMany(it => it.Fields.Select(field => $"{it.Type}.{field.Name}")).ToList();
        var columns = All.SelectMany(type => type.GetProperties()).Where(property => secrets.Any(word => property.Name.Contains(word, StringComparison.Ordinal))).ToList();

        Assert.True(columns.Count > 5, "There is nothing to keep secret.");
        Assert.DoesNotContain(recorded, name => secrets.Any(word => name.Contains(word, StringComparison.Ordinal)));
    }

    [Fact, Trait("Proves", "T9")]
    public void What_the_schema_guards_is_guarded_in_the_log()
    {
        var fields = product.Services.GetRequiredService<RecordedFields>();

        Assert.Equal([["customer.phone:read"]], Rights("Customer", "Phone"));
        Assert.Equal([["customer.address:read"]], Rights("Order", "ShipTo.City"));
        Assert.Equal([["customer.address:read", "customer.phone:read"]], Rights("Order", "ShipTo.Phone"));
        Assert.Equal([["customer.address:read", "customer.phone:read"]], Rights("CustomerAddress", "Address.Phone"));
        Assert.Equal([["variant.cost:read"]], Rights("Variant", "Cost"));
        Assert.Empty(Rights("Customer", "Name"));

        IEnumerable<IEnumerable<string>> Rights(string type, string property) => fields.RightsOf(type, property).Select(any => any.Select(right => right.Name));
    }

    [Fact]
    public void What_is_written_past_the_change_tracker_is_reviewed()
    {
        var files = Folders.Files("modules", "*.cs").Where(file => PastTheTracker().IsMatch(File.ReadAllText(Folders.At(file)))).ToList();

        Assert.Equal(Reviewed.Keys.Order(StringComparer.Ordinal), files);
        Assert.All(Reviewed.Values, Assert.NotEmpty);
    }

    [Fact]
    public void The_list_can_tell_entities_apart()
    {
        Assert.Null(Recording.For(Named("OutboxMessage")));
        Assert.Equal(("OrderLine", "Order"), (Recording.For(Named("OrderLine"))!.Type, Recording.For(Named("OrderLine"))!.Of));
        Assert.Null(Recording.For(Named("Fulfillment"))!.Of);
        Assert.Contains("Address.City", Recording.For(Named("CustomerAddress"))!.Fields.Select(field => field.Name));
    }

    [GeneratedRegex(@"\b(ExecuteUpdateAsync|ExecuteDeleteAsync|BulkInsert)\b")]
    private static partial Regex PastTheTracker();

    private IEntityType Named(string name) => All.First(type => type.ShortName() == name);

    private static IEnumerable<string> Lines(IEntityType type, RecordedFields shown)
    {
        if (Recording.For(type) is not { } recording)
            return [$"{type.ShortName()} not: {Reason(type)}"];

        return recording.Fields.Select(field => $"{recording.Type}.{field.Name}{(field.IsPersonal ? " personal" : "")}{Guards(shown.RightsOf(recording.Type, field.Name))}")
            .Order(StringComparer.Ordinal).Prepend(recording.Of is { } whole ? $"{recording.Type} in the entry of its {whole}" : recording.Type);
    }

    private static string Reason(IEntityType type) => type.ClrType.IsAssignableTo(typeof(ITenantOwned))
        ? ((NotAuditedAttribute)Attribute.GetCustomAttribute(type.ClrType, typeof(NotAuditedAttribute))!).Reason
        : "belongs to no company";

    private static string Guards(IReadOnlyList<IReadOnlyList<OrderCloud.Platform.Access.Permission>> rights) => string.Concat(rights.Select(any => $" {string.Join('+', any)}"));
}
