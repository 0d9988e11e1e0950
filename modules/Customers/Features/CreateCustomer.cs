using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>A customer to make.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Kind">A company unless said otherwise.</param>
/// <param name="Code">Customer number, at most 50 characters, unique without regard to case; the next one is drawn when not given.</param>
/// <param name="Phone">At most 40 characters.</param>
/// <param name="CountryCode">Where the customer is at home: ISO 3166-1 alpha-2 in capitals, e.g. GB.</param>
/// <param name="Notes">For colleagues, at most 4,000 characters.</param>
/// <param name="Addresses">At most 100. The first one of each use becomes its default.</param>
internal sealed record CreateCustomerInput(
    string Name,
    CustomerKind Kind = CustomerKind.Company,
    string? Code = null,
    [Guarded(CustomerFields.Email)] string? Email = null,
    [Guarded(CustomerFields.Phone)] string? Phone = null,
    string? CountryCode = null,
    string? Notes = null,
    [Guarded(CustomerFields.Address)] IReadOnlyList<CustomerAddressInput>? Addresses = null);

/// <summary>Makes a customer with its addresses.</summary>
internal sealed class CreateCustomer(CustomersDb db, CustomerCodes codes, TimeProvider clock) : Mutation<CreateCustomerInput, Customer, CustomerCodeTakenError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Write;

    public override async Task<Outcome> HandleAsync(CreateCustomerInput input, CancellationToken ct)
    {
        var problems = new Problems();
        var details = new CustomerDetails(
            problems.OptionalLine(input.Code, Customer.MaxCode, "code") ?? "",
            input.Kind,
            problems.Line(input.Name, Customer.MaxName, "name"),
            problems.OptionalEmail(input.Email, "email"),
            problems.OptionalLine(input.Phone, Customer.MaxPhone, "phone"),
            problems.OptionalCountry(input.CountryCode, "countryCode"),
            problems.OptionalLines(input.Notes, Customer.MaxNotes, "notes"));

        var given = input.Addresses ?? [];
        problems.Require(given.Count <= Customer.MaxAddresses, $"A customer has at most {Customer.MaxAddresses} addresses.", "addresses");
        var addresses = given.Take(Customer.MaxAddresses).Select((address, index) => (Address: address.Checked(problems, "addresses", $"{index}"), Uses: address.CheckedUses)).ToList();

        if (problems.Any)
            return problems;

        if (details.Code is not "" && await codes.FindClashAsync(details.Code, except: null, ct) is { } taken)
            return taken;

        var now = clock.GetUtcNow();
        var customer = new Customer { CreatedAt = now };
        customer.Change(details with { Code = details.Code is "" ? await codes.DrawAsync(ct) : details.Code }, now);

        foreach (var (address, uses) in addresses)
            customer.AddAddress(address, uses, now);

        db.Customers.Add(customer);

        return customer;
    }
}
