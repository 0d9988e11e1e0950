using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Customers.Features;

/// <summary>Whose data to erase.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
internal sealed record EraseCustomerInput(Id<Customer> Id, int ExpectedVersion);

/// <summary>
/// Erases everything that tells of a customer, for good: name, contact data, addresses and notes here, copies of them on orders, returns
/// and receipts, what the audit log and refused import rows say, and uploaded files of imports that are over. Orders, amounts, ledgers
/// and the audit log's chain stay as they are; where a name must stand, the customer's code does.
/// </summary>
internal sealed class EraseCustomer(CustomersDb db, IEnumerable<ICustomerTraces> traces, IAuditTraces audit, TimeProvider clock)
    : Mutation<EraseCustomerInput, Customer, CustomerNotFoundError, CustomerVersionConflictError, CustomerInUseError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Erase;

    public override async Task<Outcome> HandleAsync(EraseCustomerInput input, CancellationToken ct)
    {
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(it => it.Id == input.Id, ct) is not { } customer)
            return new CustomerNotFoundError("input", "id");

        if (customer.Version != input.ExpectedVersion)
            return new CustomerVersionConflictError(input.ExpectedVersion, customer);

        var unfinished = 0;

        foreach (var part in traces)
            unfinished += await part.UnfinishedAsync(customer.Id, ct);

        if (unfinished > 0)
            return new CustomerInUseError(unfinished);

        await ForgetAsync(customer, ct);

        var erased = await db.Customers.SingleAsync(it => it.Id == customer.Id, ct);
        erased.Erase(clock.GetUtcNow());

        return erased;
    }

    // By statements, which leave nothing in the audit log: what is written here would otherwise be kept there as what it was before.
    private async Task ForgetAsync(Customer customer, CancellationToken ct)
    {
        List<Guid> objects = [customer.Id];

        foreach (var part in traces)
            objects.AddRange(await part.ForgetAsync(customer.Traced, ct));

        await db.Addresses.Where(address => address.CustomerId == customer.Id).ExecuteDeleteAsync(ct);
        await db.Customers.Where(it => it.Id == customer.Id).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.Name, customer.Code).SetProperty(it => it.Pinyin, customer.Code.InPinyin()).SetProperty(it => it.Email, _ => null).SetProperty(it => it.EmailIndex, (long?)null)
                .SetProperty(it => it.Phone, _ => null).SetProperty(it => it.PhoneIndex, (long?)null).SetProperty(it => it.Notes, _ => null)
                .SetProperty(it => it.ShippingAddressId, (Guid?)null).SetProperty(it => it.BillingAddressId, (Guid?)null),
            ct);
        await audit.ForgetAsync(objects, customer.Id, ct);
    }
}
