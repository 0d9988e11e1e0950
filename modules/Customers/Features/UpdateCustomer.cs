using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>What to change of a customer; what is absent stays.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Code">Customer number, 1 to 50 characters, unique without regard to case.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Email">Null takes it away.</param>
/// <param name="Phone">At most 40 characters; null takes it away.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2 in capitals; null takes it away.</param>
/// <param name="Notes">At most 4,000 characters; null takes them away.</param>
internal sealed record UpdateCustomerInput(
    Id<Customer> Id,
    int ExpectedVersion,
    string? Code = null,
    CustomerKind? Kind = null,
    string? Name = null,
    [Guarded(CustomerFields.Email)] Optional<string?> Email = default,
    [Guarded(CustomerFields.Phone)] Optional<string?> Phone = default,
    Optional<string?> CountryCode = default,
    Optional<string?> Notes = default);

/// <summary>Changes a customer. Orders keep what they copied.</summary>
internal sealed class UpdateCustomer(CustomersDb db, CustomerCodes codes, TimeProvider clock)
    : Mutation<UpdateCustomerInput, Customer, CustomerNotFoundError, CustomerVersionConflictError, CustomerCodeTakenError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Write;

    public override async Task<Outcome> HandleAsync(UpdateCustomerInput input, CancellationToken ct)
    {
        if (await db.Customers.SingleOrDefaultAsync(customer => customer.Id == input.Id, ct) is not { } customer)
            return new CustomerNotFoundError("input", "id");

        if (customer.Version != input.ExpectedVersion)
            return new CustomerVersionConflictError(input.ExpectedVersion, customer);

        var problems = new Problems();
        var details = Checked(input, customer, problems);

        if (problems.Any)
            return problems;

        if (await codes.FindClashAsync(details.Code, except: customer.Id, ct) is { } taken)
            return taken;

        customer.Change(details, clock.GetUtcNow());

        return customer;
    }

    private static CustomerDetails Checked(UpdateCustomerInput input, Customer current, Problems problems) => new(
        input.Code is null ? current.Code : problems.Line(input.Code, Customer.MaxCode, "code"),
        input.Kind ?? current.Kind,
        input.Name is null ? current.Name : problems.Line(input.Name, Customer.MaxName, "name"),
        input.Email.IsSet ? problems.OptionalEmail(input.Email.Value, "email") : current.Email,
        problems.OptionalLine(input.Phone.Or(current.Phone), Customer.MaxPhone, "phone"),
        problems.OptionalCountry(input.CountryCode.Or(current.CountryCode), "countryCode"),
        problems.OptionalLines(input.Notes.Or(current.Notes), Customer.MaxNotes, "notes"));
}
