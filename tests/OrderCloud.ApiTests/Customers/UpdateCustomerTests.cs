using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Customers;

public sealed class UpdateCustomerTests(ServerHost host) : CustomerTest(host)
{
    [Fact]
    public async Task What_is_left_out_stays()
    {
        var before = await MadeAsync();

        var after = await Owner.DoAsync("updateCustomer", new { id = before.Id(), expectedVersion = 1, name = " Big Cafe " });

        Assert.Equal(
            ("C-1", "COMPANY", "Big Cafe", "jo@example.com", "0113", "GB", "Rings twice.", 2),
            (after.Text("code"), after.Text("kind"), after.Text("name"), after.Text("email"), after.Text("phone"), after.Text("countryCode"), after.Text("notes"), after.Version()));
        Assert.True(after.GetProperty("updatedAt").GetDateTimeOffset() > before.GetProperty("updatedAt").GetDateTimeOffset());
        Assert.Equal(before.GetProperty("createdAt").GetDateTimeOffset(), after.GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Null_takes_away_what_may_be_missing()
    {
        var before = await MadeAsync();

        var after = await Owner.DoAsync("updateCustomer", new { id = before.Id(), expectedVersion = 1, email = (string?)null, phone = (string?)null, countryCode = (string?)null, notes = (string?)null });

        Assert.Equal((null, null, null, null), (after.Text("email"), after.Text("phone"), after.Text("countryCode"), after.Text("notes")));
    }

    [Fact]
    public async Task Its_own_code_may_be_written_in_another_case()
    {
        var before = await MadeAsync();

        Assert.Equal("c-1", (await Owner.DoAsync("updateCustomer", new { id = before.Id(), expectedVersion = 1, code = "c-1" })).Text("code"));
    }

    [Fact, Trait("Capability", "B3/part")]
    public async Task Anothers_code_is_refused_and_names_who_has_it()
    {
        var first = await MadeAsync();
        var second = await Owner.CreateAsync("Bakery", "C-2");

        var refused = await Owner.RefusedAsync(CustomerSteps.Document("updateCustomer"), new { input = new { id = second.Id(), expectedVersion = 1, code = "c-1", name = "Big Bakery" } });

        Assert.Equal(("CustomerCodeTakenError", "CUSTOMER_CODE_TAKEN", "input.code"), refused.Only());
        Assert.Equal((first.Id(), "Corner Cafe"), (refused[0].Text("customerId"), refused[0].Text("name")));
        Assert.Equal(second.GetRawText(), (await Owner.CustomerAsync(second.Id())).GetRawText());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_written()
    {
        var before = await MadeAsync();

        var fields = await InvalidAsync("updateCustomer", new { id = before.Id(), expectedVersion = 1, code = " ", name = new string('n', 201), email = "jo", phone = new string('1', 41), countryCode = "EU", notes = new string('n', 4_001) });

        Assert.Equal(["input.code", "input.countryCode", "input.email", "input.name", "input.notes", "input.phone"], fields.Order(StringComparer.Ordinal));
        Assert.Equal(before.GetRawText(), (await Owner.CustomerAsync(before.Id())).GetRawText());
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var before = await MadeAsync();
        var now = await Owner.DoAsync("updateCustomer", new { id = before.Id(), expectedVersion = 1, name = "Big Cafe" });

        await AssertStaleIsRefusedAsync("updateCustomer", now, version => new { id = now.Id(), expectedVersion = version, name = "Small Cafe" });
    }

    [Fact]
    public async Task Of_many_changes_to_one_version_one_stands()
    {
        var before = await MadeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Owner.SendAsync(CustomerSteps.Document("updateCustomer"), new { input = new { id = before.Id(), expectedVersion = 1, name = $"Cafe {number}" } })));

        Assert.Equal(7, answers.Count(answer => answer.Body.Contains("VERSION_CONFLICT", StringComparison.Ordinal)));
        Assert.Equal(2, (await Owner.CustomerAsync(before.Id())).Version());
    }

    [Fact]
    public Task Another_companys_customer_does_not_exist() =>
        AssertForeignIsUnknownAsync("updateCustomer", "Customer", "CUSTOMER_NOT_FOUND", customer => customer.Id(), id => new { id, expectedVersion = 1, name = "Mine" });

    [Fact]
    public async Task An_id_of_another_type_is_refused_before_anything_runs()
    {
        var answer = await Owner.SendAsync(CustomerSteps.Document("updateCustomer"), new { input = new { id = NodeIds.Of("Order", Guid.CreateVersion7()), expectedVersion = 1 } });

        Assert.Equal(["HC0016"], answer.Codes);
    }

    private Task<System.Text.Json.JsonElement> MadeAsync() =>
        Owner.DoAsync("createCustomer", new { name = "Corner Cafe", code = "C-1", email = "jo@example.com", phone = "0113", countryCode = "GB", notes = "Rings twice." });
}
