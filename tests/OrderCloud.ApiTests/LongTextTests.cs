using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Orders.Imports;
using OrderCloud.ApiTests.Payments;
using OrderCloud.ApiTests.Tenancy;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests;

/// <summary>
/// Each text of each mutation's input, longer than anything is kept and beside nothing that it needn't be beside: it is refused at its
/// place, and the database never has to. Grows with the schema: a mutation with a text that is not here fails.
/// </summary>
public sealed class LongTextTests(ServerHost host) : CartTest(host)
{
    // Cut to its length: nobody can be asked to call a file otherwise.
    private const string Cut = "uploadImport.fileName";

    private static readonly string TooLong = new('x', 20_000);

    // Texts that name something: what is too long names nothing.
    private static readonly Dictionary<string, string> Naming = new()
    {
        ["addToCart.cartToken"] = "CART_NOT_FOUND",
        ["setCartQuantity.cartToken"] = "CART_NOT_FOUND",
        ["uploadImport.profile"] = "IMPORT_PROFILE_NOT_FOUND",
    };

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_at_its_place_in_every_mutation()
    {
        var page = await PageAsync();
        var inputs = await InputsAsync(page);
        var (faults, sent) = (new List<string>(), 0);

        foreach (var mutation in Host.Services.GetRequiredService<ISchema>().Mutation!.Fields)
            foreach (var text in Texts(mutation))
            {
                if (!inputs.TryGetValue(mutation.Name, out var input))
                {
                    faults.Add($"{mutation.Name} has texts and no input here");
                    break;
                }

                var name = $"{mutation.Name}.{string.Join('.', text)}";
                var answer = await Sender(mutation.Name, page).SendAsync(Document(mutation.Name), new { input = With(input, text) });
                var errors = answer.Errors is [] ? answer.Data.GetProperty(mutation.Name).GetProperty("errors") : default;
                var wanted = Naming.GetValueOrDefault(name, "INPUT_INVALID");
                sent++;

                if (errors.ValueKind is not JsonValueKind.Array ? name != Cut || answer.Errors is not [] : !errors.EnumerateArray().Any(error => error.Text("code") == wanted && IsAt(error, text)))
                    faults.Add($"{name}: {answer.Body}");
            }

        Assert.Equal([], faults);
        Assert.True(sent > 120, $"{sent} texts");
    }

    private GraphQLClient Sender(string mutation, GraphQLClient page) => mutation switch
    {
        "signUp" => Anonymous(),
        "addToCart" or "setCartQuantity" => page,
        _ => Shop.Owner,
    };

    private static string Document(string mutation) =>
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {TenantSession.Errors} }} }}";

    /// <summary>The paths of all texts in a mutation's input; <c>0</c> stands for the first item of a list.</summary>
    private static IEnumerable<string[]> Texts(FieldType mutation) =>
        mutation.Arguments?.FirstOrDefault(argument => argument.Name is "input")?.ResolvedType is { } input ? Texts(input, []) : [];

    private static IEnumerable<string[]> Texts(IGraphType type, string[] path) => type switch
    {
        NonNullGraphType of => Texts(of.ResolvedType!, path),
        ListGraphType of => Texts(of.ResolvedType!, [.. path, "0"]),
        IInputObjectGraphType input => input.Fields.SelectMany(field => Texts(field.ResolvedType!, [.. path, field.Name])),
        { Name: "String" } => [path],
        _ => [],
    };

    private static JsonNode With(object input, string[] path)
    {
        var root = JsonSerializer.SerializeToNode(input)!;
        var at = root;

        foreach (var step in path[..^1])
            at = at is JsonArray items ? items[0]! : at[step] ??= new JsonArray();

        if (at is JsonArray texts)
        {
            texts.Clear();
            texts.Add(TooLong);
        }
        else
        {
            at[path[^1]] = TooLong;
        }

        return root;
    }

    private static bool IsAt(JsonElement error, string[] path) => error.Path() is var field && (field == $"input.{string.Join('.', path)}" || (path[^1] is "0" && field == $"input.{string.Join('.', path[..^1])}"));

    private async Task<Dictionary<string, object>> InputsAsync(GraphQLClient page)
    {
        var owner = Shop.Owner;
        var (goods, customer, warehouse) = (await Shop.GoodsAsync(stock: 9), await Shop.CustomerAsync(), await Shop.WarehouseAsync());
        var (draft, pending, confirmed) = (await Shop.DraftAsync((goods, 1)), await Shop.PendingAsync(), await Shop.ConfirmedAsync());
        var held = await Shop.DoAsync("holdOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", "Wait")));
        var completed = await Shop.SubmitAsync(await Shop.DraftAsync((await Shop.GoodsAsync(price: 0, kind: "SERVICE"), 1)));
        var (packed, waiting, receipt) = (await Shop.FulfillmentAsync(1, "startPicking", "packFulfillment"), await Shop.FulfillmentAsync(1), await owner.RecordAsync(1));
        var line = draft.GetProperty("lines")[0].Text("id");
        var role = await owner.NewRoleAsync(["orders:read"]);
        var team = await IdAsync("createTeam", "team { id }", new { name = "Team", memberIds = Array.Empty<string>() });
        var depot = await Shop.AnotherWarehouseAsync();
        var program = await IdAsync("createApiClient", "apiClient { id }", new { name = "Program", permissions = new[] { "orders:read" } });
        var window = await IdAsync("createApiClient", "apiClient { id }", new { name = "Window", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read" } });
        var address = (await owner.QueryAsync("query($id: ID!) { customer(id: $id) { addresses { id } } }", new { id = customer.Text("id") })).GetProperty("customer").GetProperty("addresses")[0];
        var (_, token) = await AddAsync(page, goods.VariantId);
        var home = new { recipient = "Jo", line1 = "1 High Street", city = "Leeds", countryCode = "GB" };

        return new()
        {
            ["signUp"] = new { email = People.Email(), password = "six words that nobody would guess", companyName = "New", currency = "GBP", timeZone = "Europe/London", language = "en" },
            ["updateCompany"] = new { expectedVersion = 1, address = new { line1 = "1 Dock Street", city = "Leeds", countryCode = "GB" } },
            ["updateNumberPattern"] = new { kind = "RETURN", expectedVersion = 1 },
            ["inviteMember"] = new { email = People.Email(), displayName = "Jo", roleIds = new[] { role } },
            ["createTeam"] = new { memberIds = Array.Empty<string>() },
            ["updateTeam"] = new { id = team, expectedVersion = 1 },
            ["createRole"] = new { name = "Role", permissions = new[] { "orders:read" }, scope = "ALL" },
            ["updateRole"] = new { id = role, expectedVersion = 1 },
            ["saveView"] = new { list = "orders", name = "View", search = "" },
            ["chooseColumns"] = new { list = "orders", view = "all", columns = new[] { "number" } },
            ["createApiClient"] = new { name = "Key", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read" } },
            ["updateApiClientRedirects"] = new { id = program, isPublic = false },
            ["updateApiClientOrigins"] = new { id = window },
            ["storeDocument"] = new { apiClientId = program },
            ["createProduct"] = new { name = "Tea", variants = new[] { new { sku = "T-1", unitPrice = 1 } } },
            ["updateProduct"] = new { id = goods.ProductId, expectedVersion = 1 },
            ["setProductPicture"] = new { id = goods.ProductId, expectedVersion = 1 },
            ["addVariant"] = new { productId = goods.ProductId, variant = new { sku = "T-2", unitPrice = 1 } },
            ["updateVariant"] = new { id = goods.VariantId, expectedVersion = 1 },
            ["createCustomer"] = new { name = "Jo", addresses = new[] { home } },
            ["updateCustomer"] = Shop.Version(customer),
            ["addCustomerAddress"] = new { customerId = customer.Text("id"), address = home },
            ["updateCustomerAddress"] = new { id = address.Text("id"), expectedVersion = customer.Number("version"), address = home },
            ["createWarehouse"] = new { },
            ["updateWarehouse"] = new { id = depot, expectedVersion = 1 },
            ["receiveStock"] = new { warehouseId = warehouse, lines = new[] { new { variantId = goods.VariantId, quantity = 1 } } },
            ["adjustStock"] = new { warehouseId = warehouse, reasonCode = "COUNT", lines = new[] { new { variantId = goods.VariantId, delta = 1 } } },
            ["addToCart"] = new { variantId = goods.VariantId, quantity = 1 },
            ["setCartQuantity"] = new { cartToken = token, variantId = goods.VariantId, quantity = 2 },
            ["createOrder"] = new { shipTo = home, billTo = home, lines = new[] { new { variantId = goods.VariantId, quantity = 1 } } },
            ["updateOrder"] = Shop.Version(draft, ("shipTo", home), ("billTo", home)),
            ["addOrderLines"] = Shop.Version(draft, ("lines", new[] { new { variantId = goods.VariantId, quantity = 1 } })),
            ["updateOrderLine"] = Shop.Version(draft, ("lineId", line)),
            ["approveOrder"] = Shop.Version(pending),
            ["rejectOrder"] = Shop.Version(pending),
            ["cancelOrder"] = Shop.Version(confirmed),
            ["holdOrder"] = Shop.Version(confirmed),
            ["releaseOrder"] = Shop.Version(held),
            ["reopenOrder"] = Shop.Version(completed),
            ["shipFulfillment"] = Shop.Version(packed, ("carrier", "Post")),
            ["cancelFulfillment"] = Shop.Version(waiting),
            ["uploadImport"] = new { profile = ImportSteps.Retail, fileId = await owner.UploadAsync(new RetailGenerator(7).File(invoices: 3, withRefusals: false)) },
            ["saveImportProfile"] = new { name = "Mine", channel = "shop", isHistory = true, columns = new { number = "No", sku = "Sku", quantity = "Qty", time = "At", unitPrice = "Price" } },
            ["recordReceipt"] = new { method = "CASH", amount = 1 },
            ["reverseReceipt"] = Shop.Version(receipt),
        };
    }

    private async Task<string> IdAsync(string mutation, string part, object input) => (await Shop.Owner.MutateAsync(Shop.Mutation(mutation, part), new { input })).EnumerateObject().First().Value.Text("id")!;
}
