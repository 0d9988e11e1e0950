using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts;
using OrderCloud.Customers;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Tests.Customers;

/// <summary>How sealed columns come into the database and out of it, on the customers' own tables.</summary>
public sealed class SealedCustomersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Address Home = new("Ada Lovelace", "1 High Street", null, "Leeds", null, "LS1", "GB", "0113 9");

    public static TheoryData<string> Databases => ModuleOnDatabase.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases)), Trait("Capability", "R1/part")]
    public async Task A_row_is_sealed_in_the_database_and_open_in_the_code(string provider)
    {
        await using var module = await OpenAsync(provider);
        var id = await AddAsync(module, "ada@example.com");

        var customer = await FindAsync(module, id);

        Assert.Equal(("ada@example.com", "0113 1", "Likes tea"), (customer.Email, customer.Phone, customer.Notes));
        Assert.Equal(Home, customer.Addresses.Single().Address);
        var dump = await DumpAsync(module);
        Assert.All(["ada@example", "0113", "Likes tea", "Lovelace", "High Street", "LS1"], word => Assert.DoesNotContain(word, dump, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Corner Cafe", dump, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_read_or_saved_is_unchanged_and_what_is_changed_alone_is_sealed_anew(string provider)
    {
        await using var module = await OpenAsync(provider);
        var id = await AddAsync(module, "ada@example.com");
        var (email, notes) = (await ColumnAsync(module, "Email"), await ColumnAsync(module, "Notes"));

        await module.DoAsync(async services =>
        {
            var (db, unit) = (services.GetRequiredService<CustomersDb>(), services.GetRequiredService<UnitOfWork>());
            var customer = await db.Customers.Include(it => it.Addresses).SingleAsync(it => it.Id == id, Ct);
            Assert.False(db.ChangeTracker.HasChanges());

            customer.Change(Details("ada@example.com", notes: "Likes coffee"), Noon);
            customer.ChangeAddress(customer.Addresses.Single(), Home with { City = "York" }, [], Noon);
            await unit.FlushAsync(Ct);

            Assert.Equal(("ada@example.com", "Likes coffee", "York"), (customer.Email, customer.Notes, customer.Addresses.Single().Address.City));
            Assert.False(db.ChangeTracker.HasChanges());

            return 0;
        });

        Assert.Equal(email, await ColumnAsync(module, "Email"));
        Assert.NotEqual(notes, await ColumnAsync(module, "Notes"));
        Assert.Equal(("Likes coffee", "York"), (await FindAsync(module, id) is var read ? (read.Notes, read.Addresses.Single().Address.City) : default));
    }

    [Theory, MemberData(nameof(Databases)), Trait("Capability", "R1/part")]
    public async Task Sealed_texts_that_somebody_moved_to_another_row_or_column_do_not_open(string provider)
    {
        await using var module = await OpenAsync(provider);
        var (one, other) = (await AddAsync(module, "ada@example.com", "A"), await AddAsync(module, "bob@example.com", "B"));

        await RunAsync(module, "UPDATE customers SET \"Email\" = (SELECT c.\"Email\" FROM customers c WHERE c.\"Code\" = 'B') WHERE \"Code\" = 'A'");
        Assert.Equal((SealedAttribute.Unreadable, "0113 1"), await FindAsync(module, one) is var moved ? (moved.Email, moved.Phone) : default);
        Assert.Equal("bob@example.com", (await FindAsync(module, other)).Email);

        await RunAsync(module, "UPDATE customers SET \"Phone\" = \"Notes\" WHERE \"Code\" = 'B'");
        Assert.Equal(("bob@example.com", SealedAttribute.Unreadable), await FindAsync(module, other) is var mixed ? (mixed.Email, mixed.Phone) : default);
    }

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "T24")]
    public async Task A_damaged_text_is_marked_stays_as_it_is_when_others_are_written_and_is_mended_by_a_new_one(string provider)
    {
        await using var module = await OpenAsync(provider);
        var id = await AddAsync(module, "ada@example.com");
        await RunAsync(module, "UPDATE customers SET \"Email\" = 'oc1:damaged'");

        await ChangeAsync(customer => Details(customer.Email!, notes: "Likes coffee"));
        Assert.Equal("oc1:damaged", await ColumnAsync(module, "Email"));
        Assert.Equal((SealedAttribute.Unreadable, "Likes coffee"), await FindAsync(module, id) is var read ? (read.Email, read.Notes) : default);

        await ChangeAsync(_ => Details("new@example.com"));
        Assert.Equal("new@example.com", (await FindAsync(module, id)).Email);

        Task<int> ChangeAsync(Func<Customer, CustomerDetails> to) => module.DoAsync(async services =>
        {
            var customer = await services.GetRequiredService<CustomersDb>().Customers.SingleAsync(it => it.Id == id, Ct);
            customer.Change(to(customer), Noon);

            return 0;
        });
    }

    [Theory, MemberData(nameof(Databases)), Trait("Capability", "R1/part")]
    public async Task Another_tenant_has_another_key_and_opens_nothing(string provider)
    {
        await using var module = await OpenAsync(provider);
        var stranger = new TenantContext(Guid.CreateVersion7());
        await AddAsync(module, "ada@example.com");
        await AddAsync(module, "eve@example.com", whose: stranger);

        // A row that a wrong hand put under the stranger's name.
        await RunAsync(module, "DELETE FROM customer_addresses");
        await RunAsync(module, $"DELETE FROM customers WHERE \"TenantId\" = '{Text(module, stranger.Id)}'");
        await RunAsync(module, $"UPDATE customers SET \"TenantId\" = '{Text(module, stranger.Id)}' WHERE \"TenantId\" = '{Text(module, module.Tenant.Id)}'");

        var read = Assert.Single(await module.DoAsync(services => services.GetRequiredService<CustomersDb>().Customers.AsNoTracking().ToListAsync(Ct), stranger));
        Assert.Equal((SealedAttribute.Unreadable, SealedAttribute.Unreadable, SealedAttribute.Unreadable), (read.Email, read.Phone, read.Notes));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_an_older_version_left_in_the_clear_is_read_and_sealed_by_the_upgrade(string provider)
    {
        await using var module = await OpenAsync(provider);
        var id = await AddAsync(module, "ada@example.com");
        await RunAsync(module, "UPDATE customers SET \"Email\" = 'old@example.com', \"EmailIndex\" = NULL");
        await RunAsync(module, "UPDATE customer_addresses SET \"Recipient\" = 'Old Name', \"Line1\" = 'Old Street', \"City\" = 'Oldham', \"PostalCode\" = NULL, \"CountryCode\" = 'GB', \"Phone\" = NULL");
        Assert.Equal(("old@example.com", "Old Street"), await ReadAsync(module, id));

        await SealAsync(module);

        var dump = await DumpAsync(module);
        Assert.All(["old@example.com", "Old Name", "Old Street", "Oldham"], word => Assert.DoesNotContain(word, dump, StringComparison.Ordinal));
        Assert.Equal(("old@example.com", "Old Street"), await ReadAsync(module, id));
        Assert.NotEqual("", await ColumnAsync(module, "EmailIndex"));
        var closed = await ColumnAsync(module, "Email");
        await SealAsync(module);
        Assert.Equal(closed, await ColumnAsync(module, "Email"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Rows_inserted_by_the_thousand_are_sealed_too(string provider)
    {
        await using var module = await OpenAsync(provider);
        var customer = Make("bulk@example.com", "BULK");

        await module.DoAsync(async services =>
        {
            await services.GetRequiredService<BulkInsert>().AddAsync(services.GetRequiredService<CustomersDb>(), [customer], Ct);

            return 0;
        });

        Assert.Equal("bulk@example.com", (await FindAsync(module, customer.Id)).Email);
        Assert.DoesNotContain("bulk@", await DumpAsync(module), StringComparison.Ordinal);
        Assert.NotEqual("", await ColumnAsync(module, "EmailIndex"));
    }

    [Fact]
    public async Task The_database_is_not_asked_to_search_sort_or_hand_out_what_is_sealed()
    {
        await using var module = await OpenAsync("sqlite");
        await AddAsync(module, "ada@example.com");

        await RefusedAsync(customers => customers.Where(customer => customer.Email == "ada@example.com"));
        await RefusedAsync(customers => customers.OrderBy(customer => customer.Phone));
        await RefusedAsync(customers => customers.Select(customer => new { customer.Id, customer.Email }));
        await RefusedAsync(customers => customers.Where(customer => customer.Addresses.Any(address => address.Address.City == "Leeds")));
        Assert.Equal(1, await module.ReadAsync<CustomersDb, int>(db => db.Customers.CountAsync(customer => customer.Email != null, Ct)));

        async Task RefusedAsync<T>(Func<IQueryable<Customer>, IQueryable<T>> query) =>
            Assert.Contains("is sealed", (await Assert.ThrowsAsync<InvalidOperationException>(() => module.ReadAsync<CustomersDb, List<T>>(db => query(db.Customers).ToListAsync(Ct)))).Message, StringComparison.Ordinal);
    }

    private static Task<ModuleOnDatabase> OpenAsync(string provider) => ModuleOnDatabase.OpenAsync(provider, new CustomersModule(), _ => { });

    private static CustomerDetails Details(string email, string code = "C-1", string notes = "Likes tea") => new(code, CustomerKind.Company, "Corner Cafe", email, "0113 1", "GB", notes);

    private static Customer Make(string email, string code)
    {
        var customer = new Customer { CreatedAt = Noon };
        customer.Change(Details(email, code), Noon);

        return customer;
    }

    private static Task<Guid> AddAsync(ModuleOnDatabase module, string email, string code = "C-1", TenantContext? whose = null) => module.DoAsync(services =>
    {
        var customer = Make(email, code);
        customer.AddAddress(Home, [AddressUse.Shipping], Noon);
        services.GetRequiredService<CustomersDb>().Add(customer);

        return Task.FromResult(customer.Id);
    }, whose);

    private static Task<Customer> FindAsync(ModuleOnDatabase module, Guid id) =>
        module.ReadAsync<CustomersDb, Customer>(db => db.Customers.AsNoTracking().Include(it => it.Addresses).SingleAsync(it => it.Id == id, Ct));

    private static async Task<(string? Email, string Line)> ReadAsync(ModuleOnDatabase module, Guid id) => await FindAsync(module, id) is var it ? (it.Email, it.Addresses.Single().Address.Line1) : default;

    private static string Text(ModuleOnDatabase module, Guid id) => module.Database is SqliteDatabase ? id.ToString().ToUpperInvariant() : id.ToString();

    private static async Task SealAsync(ModuleOnDatabase module)
    {
        await using var connection = await OwnerAsync(module);
        await new SealStep(module.Database, module.Services.GetRequiredService<DataKeyStore>(), connection).RunAsync(module.Services.GetRequiredService<Migrator>().Models(module.Database).Values, Ct);
    }

    /// <summary>A connection past the product, before the guards of tenants.</summary>
    private static async Task<DbConnection> OwnerAsync(ModuleOnDatabase module)
    {
        var connection = module.Database.CreateOwnerConnection();
        await connection.OpenAsync(Ct);
        await module.Database.LiftGuardsAsync(connection, Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = module.Database is SqliteDatabase ? "PRAGMA foreign_keys = OFF" : "SET search_path = customers, platform";
        await command.ExecuteNonQueryAsync(Ct);

        return connection;
    }

    private static async Task RunAsync(ModuleOnDatabase module, string sql)
    {
        await using var connection = await OwnerAsync(module);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync(Ct) > 0);
    }

    private static async Task<string> ColumnAsync(ModuleOnDatabase module, string column)
    {
        await using var connection = await OwnerAsync(module);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"{column}\" FROM customers";

        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture)!;
    }

    private static async Task<string> DumpAsync(ModuleOnDatabase module)
    {
        await using var connection = await OwnerAsync(module);
        var dump = new StringBuilder();

        foreach (var table in new[] { "customers", "customer_addresses", "data_keys" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(Ct);

            while (await reader.ReadAsync(Ct))
                dump.AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)));
        }

        return dump.ToString();
    }
}
