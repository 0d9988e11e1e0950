using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Orders;

public sealed class OrderChangedTests(ServerHost host) : OrderTest(host)
{
    private const string Document = "subscription($id: ID!) { orderChanged(id: $id) { eventId occurredAt order { id status version note fulfillmentStatus paymentStatus } } }";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Every_change_of_order_fulfillment_and_payment_arrives_as_it_is_then()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(stock: 2, price: 10), 2));
        await using var socket = await Shop.Owner.ConnectAsync();
        var (following, order) = await FollowAsync(socket, Shop.Owner, draft);

        order = await Shop.SubmitAsync(order);
        var confirmed = await ChangeAsync(following);
        await Shop.DoAsync("startPicking", Shop.Version(order.GetProperty("fulfillments")[0]));
        var picking = await ChangeAsync(following);
        await Shop.Owner.MutateAsync($"mutation($input: RecordReceiptInput!) {{ recordReceipt(input: $input) {{ receipt {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { method = "CASH", amount = 20, matches = new[] { new { orderId = order.Text("id"), amount = 20 } } } });
        var paid = await ChangeAsync(following);

        Assert.Equal(("CONFIRMED", order.Number("version"), "UNPAID"), (confirmed.Order.Text("status"), confirmed.Order.Number("version"), confirmed.Order.Text("paymentStatus")));
        Assert.Equal((order.Number("version") + 1, order.Number("version") + 2, "PAID"), (picking.Order.Number("version"), paid.Order.Number("version"), paid.Order.Text("paymentStatus")));
        Assert.Equal(3, new[] { confirmed.EventId, picking.EventId, paid.EventId }.Distinct().Count());
        Assert.True(await following.IsSilentAsync(Moment));
    }

    [Fact]
    public async Task What_is_refused_is_not_told()
    {
        var pending = await Shop.PendingAsync();
        await using var socket = await Shop.Owner.ConnectAsync();
        var (following, _) = await FollowAsync(socket, Shop.Owner, await Shop.DoAsync("withdrawOrder", Shop.Version(pending)));
        pending = await Shop.SubmitAsync(await Shop.OrderAsync(pending.Text("id")!));
        await ChangeAsync(following);

        // Approved, then its stock is found short: it is rolled back.
        Assert.Equal("STOCK_INSUFFICIENT", (await Shop.RefusedAsync("approveOrder", Shop.Version(pending))).Text("code"));
        Assert.Equal("VERSION_CONFLICT", (await Shop.RefusedAsync("rejectOrder", Shop.Input(pending.Text("id")!, 1, ("reason", "No")))).Text("code"));

        Assert.True(await following.IsSilentAsync(Moment));
    }

    [Fact]
    public async Task A_change_is_told_after_its_commit_and_not_before()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "The lock is PostgreSQL's.");
        await using var socket = await Shop.Owner.ConnectAsync();
        var (following, order) = await FollowAsync(socket, Shop.Owner, await Shop.DraftAsync((await Shop.GoodsAsync(kind: "SERVICE"), 1)));
        await using var source = NpgsqlDataSource.Create(((PostgresTestDatabase)await Fixture.DatabaseAsync()).OwnerConnection);

        // The order is written first; the fact for others, which comes next, has to wait for this lock.
        await using var connection = await source.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand("LOCK TABLE platform.outbox_messages IN SHARE MODE", connection))
            await command.ExecuteNonQueryAsync(Cancelled);
        var submitting = Shop.SubmitAsync(order);
        var silent = await following.IsSilentAsync(Moment);
        var waiting = !submitting.IsCompleted;
        await transaction.CommitAsync(Cancelled);

        Assert.True(waiting && silent);
        Assert.Equal((await submitting).Number("version"), (await ChangeAsync(following)).Order.Number("version"));
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_order_and_an_unknown_one_are_followed_in_silence()
    {
        var other = new Shop(await SignUpAsync("GBP"));
        var order = await Shop.DoAsync("createOrder", new { });
        await using var mine = await Shop.Owner.ConnectAsync();
        await using var theirs = await other.Owner.ConnectAsync();
        var foreign = await theirs.SubscribeAsync(Document, new { id = order.Text("id") });
        var unknown = await theirs.SubscribeAsync(Document, new { id = NodeIds.Of("Order", Guid.CreateVersion7()) });
        // Their own is heard on the same socket: the other two are subscribed by then.
        var (own, _) = await FollowAsync(theirs, other.Owner, await other.DoAsync("createOrder", new { }));

        var (following, now) = await FollowAsync(mine, Shop.Owner, order);
        await Shop.DoAsync("updateOrder", Shop.Version(now, ("note", "Secret")));

        Assert.Equal("Secret", (await ChangeAsync(following)).Order.Text("note"));
        Assert.True(await foreign.IsSilentAsync(Moment));
        Assert.True(await unknown.IsSilentAsync(TimeSpan.FromMilliseconds(1)));
        Assert.True(await own.IsSilentAsync(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var id = (await Shop.DoAsync("createOrder", new { })).Text("id");
        await using var program = await (await Shop.Tenant.ApiClientAsync("catalog:read")).ConnectAsync();
        await using var anybody = await Anonymous().ConnectAsync();

        var without = await (await program.SubscribeAsync(Document, new { id })).RefusedAsync();
        var stranger = await (await anybody.SubscribeAsync(Document, new { id })).RefusedAsync();

        Assert.Equal("AUTH_NOT_AUTHORIZED", Assert.Single(without).GetProperty("extensions").Text("code"));
        Assert.Equal("AUTH_NOT_AUTHENTICATED", Assert.Single(stranger).GetProperty("extensions").Text("code"));
    }

    [Fact]
    public async Task A_right_that_is_taken_away_ends_the_stream()
    {
        await using var host = await ImpatientHostAsync();
        using var owner = await TenantSession.SignInAsync(host, Shop.Tenant.Email, Shop.Tenant.Password);
        var admin = await Shop.Tenant.MemberAsync("admin");
        var name = (await admin.QueryAsync("{ me { name } }")).GetProperty("me").Text("name");
        using var there = new GraphQLClient(host.Address);
        CopyCookies(admin, there);
        await using var socket = await there.ConnectAsync();
        var (following, order) = await FollowAsync(socket, owner, await Shop.DoAsync("createOrder", new { }));

        await TakeRolesAsync(host, name!);
        // Read anew five times a second.
        await Task.Delay(Moment, Cancelled);
        await Shop.DoAsync(owner, "updateOrder", Shop.Version(order, ("note", "Not for him")));

        Assert.Equal("AUTH_NOT_AUTHORIZED", Assert.Single(await following.RefusedAsync()).GetProperty("extensions").Text("code"));
    }

    [Fact]
    public async Task A_revoked_program_is_off()
    {
        await using var host = await ImpatientHostAsync();
        using var owner = await TenantSession.SignInAsync(host, Shop.Tenant.Email, Shop.Tenant.Password);
        var program = await Shop.Tenant.ApiClientAsync("orders:read");
        using var there = new GraphQLClient(host.Address, program.Token);
        await using var socket = await there.ConnectAsync();
        var (following, order) = await FollowAsync(socket, owner, await Shop.DoAsync("createOrder", new { }));
        var id = (await Shop.Owner.QueryAsync("{ apiClients(first: 1) { nodes { id } } }")).GetProperty("apiClients").GetProperty("nodes")[0].Text("id");

        await Shop.Owner.MutateAsync($"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id } });

        Assert.Equal(4403, await socket.ClosedAsync());
        await Shop.DoAsync(owner, "updateOrder", Shop.Version(order, ("note", "Not for it")));
        Assert.True(await following.IsSilentAsync(Moment));
    }

    /// <summary>Follows an order; from the return on every change of it is heard. The order as it is by then comes along.</summary>
    private static async Task<(SocketOperation Following, JsonElement Order)> FollowAsync(GraphQLSocket socket, GraphQLClient editor, JsonElement draft)
    {
        var following = await socket.SubscribeAsync(Document, new { id = draft.Text("id") });

        // A subscription doesn't say when it has begun: changes are made until one is heard.
        do
            draft = await Shop.DoAsync(editor, "updateOrder", Shop.Version(draft, ("note", $"Change of {draft.Number("version")}")));
        while (await following.IsSilentAsync(TimeSpan.FromMilliseconds(500)));

        while ((await ChangeAsync(following)).Order.Number("version") < draft.Number("version"))
        {
        }

        return (following, draft);
    }

    private static async Task<(string EventId, JsonElement Order)> ChangeAsync(SocketOperation following)
    {
        var payload = await following.NextAsync();
        Assert.False(payload.TryGetProperty("errors", out _), $"{payload}");
        var change = payload.GetProperty("data").GetProperty("orderChanged");
        Assert.InRange(change.GetProperty("occurredAt").GetDateTimeOffset(), TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow());

        return (change.Text("eventId")!, change.GetProperty("order"));
    }

    private Task<RunningHost> ImpatientHostAsync() => Fixture.AnotherHostAsync(builder =>
        (builder.Configuration["GraphQL:Sockets:CheckInterval"], builder.Configuration["Auth:Issuer"]) = ("00:00:00.2", Host.Address.AbsoluteUri));

    private static void CopyCookies(GraphQLClient from, GraphQLClient to)
    {
        foreach (System.Net.Cookie cookie in from.Cookies.GetAllCookies())
            to.Cookies.Add(to.Http.BaseAddress!, new System.Net.Cookie(cookie.Name, cookie.Value));
    }

    // No use case takes a member's role away yet.
    private async Task TakeRolesAsync(RunningHost host, string member)
    {
        var database = host.Services.GetRequiredService<Database>();
        await using var connection = database.CreateConnection();
        await connection.OpenAsync(Cancelled);
        await database.PrepareAsync(connection, NodeIds.ToGuid(Shop.Tenant.Id), system: false, Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = """DELETE FROM tenancy.member_roles WHERE "MemberId" IN (SELECT "Id" FROM tenancy.members WHERE "TenantId" = @tenant AND "DisplayName" = @member)""";

        foreach (var (name, value) in new (string, object)[] { ("@tenant", NodeIds.ToGuid(Shop.Tenant.Id)), ("@member", member) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancelled));
    }
}
