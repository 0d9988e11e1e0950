using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Customers;

public abstract class CreateCustomerTests(HostFixture host) : CustomerTest(host)
{
    [Fact, Trait("Capability", "D1/part")]
    public async Task A_customer_keeps_what_was_said_of_it_trimmed()
    {
        var customer = await Owner.DoAsync("createCustomer", new
        {
            name = "  Corner Cafe ",
            kind = "PERSON",
            code = " C-77 ",
            email = " jo@example.com ",
            phone = "+44 20 1234",
            countryCode = "GB",
            notes = "Rings twice.\nHas a dog.",
            addresses = new[] { new { recipient = "Jo Lin", line1 = "1 High Street", line2 = "Flat 2", city = "Leeds", region = "West Yorkshire", postalCode = "LS1 1AA", countryCode = "GB", phone = "0113" } },
        });

        Assert.Equal(
            ("C-77", "PERSON", "Corner Cafe", "jo@example.com", "+44 20 1234", "GB", "Rings twice.\nHas a dog."),
            (customer.Text("code"), customer.Text("kind"), customer.Text("name"), customer.Text("email"), customer.Text("phone"), customer.Text("countryCode"), customer.Text("notes")));
        Assert.Equal((false, 1), (customer.GetProperty("blocked").GetBoolean(), customer.Version()));
        Assert.Equal(
            """{"recipient":"Jo Lin","line1":"1 High Street","line2":"Flat 2","city":"Leeds","region":"West Yorkshire","postalCode":"LS1 1AA","countryCode":"GB","phone":"0113"}""",
            customer.GetProperty("addresses")[0].GetProperty("address").GetRawText());
        Assert.Equal(customer.GetRawText(), (await Owner.CustomerAsync(customer.Id())).GetRawText());
    }

    [Fact, Trait("Capability", "D1/part")]
    public async Task The_first_address_of_each_use_is_its_default()
    {
        var customer = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Ayr"), CustomerSteps.In("Leeds", "BILLING"), CustomerSteps.In("Hull", "SHIPPING"), CustomerSteps.In("York", "SHIPPING", "BILLING"));

        Assert.Equal("Ayr() Leeds(BILLING) Hull(SHIPPING) York(SHIPPING,BILLING) | Hull Leeds", customer.Shape());
    }

    [Fact]
    public async Task Without_a_code_the_next_free_one_is_drawn()
    {
        var first = await Owner.CreateAsync();
        var number = int.Parse(new string([.. first.Text("code")!.Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
        var next = first.Text("code")!.Replace($"{number}", $"{number + 1}", StringComparison.Ordinal);
        await Owner.CreateAsync(code: next.ToLowerInvariant());

        var drawn = (await Owner.CreateAsync()).Text("code");

        Assert.Equal(first.Text("code")!.Replace($"{number}", $"{number + 2}", StringComparison.Ordinal), drawn);
        Assert.Equal("COMPANY", first.Text("kind"));
    }

    [Fact, Trait("Capability", "B3/part")]
    public async Task A_taken_code_is_refused_whatever_its_case_and_names_who_has_it()
    {
        var first = await Owner.CreateAsync("Corner Cafe", "Ünit-7a");

        var refused = await Owner.RefusedAsync(CustomerSteps.Document("createCustomer"), new { input = new { name = "Bakery", code = "üNIT-7A" } });

        Assert.Equal(("CustomerCodeTakenError", "CUSTOMER_CODE_TAKEN", "input.code"), refused.Only());
        Assert.Equal(("üNIT-7A", first.Id(), "Corner Cafe"), (refused[0].Text("customerCode"), refused[0].Text("customerId"), refused[0].Text("name")));
        Assert.Equal(1, await Owner.CountAsync());
    }

    [Fact]
    public async Task Who_may_not_read_customers_is_not_told_who_has_a_code()
    {
        var first = await Owner.CreateAsync("Corner Cafe", "C-7");
        var writer = await Tenant.ApiClientAsync("customers:write");
        var mine = (await writer.SendAsync(CustomerSteps.Document("createCustomer"), new { input = new { name = "Bakery", code = "B-1" } })).Body;

        var refused = await writer.SendAsync(CustomerSteps.Document("createCustomer"), new { input = new { name = "Bakery", code = "c-7" } });

        Assert.DoesNotContain("CUSTOMER_CODE_TAKEN", mine, StringComparison.Ordinal);
        Assert.Contains("CUSTOMER_CODE_TAKEN", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Corner Cafe", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Id(), refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_take_a_code_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Owner.SendAsync(CustomerSteps.Document("createCustomer"), new { input = new { name = $"Cafe {number}", code = "C-1" } })));

        Assert.Equal(5, answers.Count(answer => answer.Body.Contains("CUSTOMER_CODE_TAKEN", StringComparison.Ordinal)));
        Assert.Equal(1, await Owner.CountAsync());
    }

    [Fact]
    public async Task Another_company_may_use_the_same_code_and_address()
    {
        var other = (await SignUpAsync()).Owner;
        await Owner.DoAsync("createCustomer", new { name = "Cafe", code = "C-1", email = "jo@example.com" });

        await other.DoAsync("createCustomer", new { name = "Cafe", code = "C-1", email = "jo@example.com" });

        Assert.Equal((1, 1), (await Owner.CountAsync(), await other.CountAsync()));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_written()
    {
        var fields = await InvalidAsync("createCustomer", new
        {
            name = " \t",
            code = new string('c', 51),
            email = "jo@localhost",
            phone = new string('1', 41),
            countryCode = "UK",
            notes = new string('n', 4_001),
            addresses = new object[]
            {
                new { recipient = "Jo", line1 = "1 High Street", city = "Leeds", countryCode = "GB" },
                new { recipient = "", line1 = new string('l', 201), line2 = "a\u0007", city = new string('c', 101), region = new string('r', 101), postalCode = new string('p', 21), countryCode = "gb", phone = new string('1', 41) },
            },
        });

        Assert.Equal(
            [
                "input.addresses.1.city", "input.addresses.1.countryCode", "input.addresses.1.line1", "input.addresses.1.line2", "input.addresses.1.phone", "input.addresses.1.postalCode", "input.addresses.1.recipient",
                "input.addresses.1.region", "input.code", "input.countryCode", "input.email", "input.name", "input.notes", "input.phone",
            ],
            fields.Order(StringComparer.Ordinal));
        Assert.Equal(0, await Owner.CountAsync());
    }

    [Fact]
    public async Task What_just_fits_is_taken()
    {
        var customer = await Owner.DoAsync("createCustomer", new { name = new string('n', 200), code = new string('c', 50), phone = new string('1', 40), notes = new string('o', 4_000), email = $"{new string('e', 242)}@example.com" });

        Assert.Equal((200, 50, 254), (customer.Text("name")!.Length, customer.Text("code")!.Length, customer.Text("email")!.Length));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public async Task A_customer_has_at_most_a_hundred_addresses(int count, bool isRefused)
    {
        var input = new { name = "Cafe", addresses = Enumerable.Range(0, count).Select(number => CustomerSteps.In($"City {number}")) };

        if (isRefused)
            Assert.Equal(["input.addresses"], await InvalidAsync("createCustomer", input));
        else
            Assert.Equal(count, (await Owner.DoAsync("createCustomer", input)).GetProperty("addresses").GetArrayLength());
    }
}

public sealed class CreateCustomerOnServerTests(ServerHost host) : CreateCustomerTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class CreateCustomerOnSqliteTests(SqliteHost host) : CreateCustomerTests(host);
