using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Customers.Features;

/// <summary>Whose data.</summary>
internal sealed record GetCustomerPersonalDataArguments(Id<Customer> Id);

/// <summary>Everything that the company keeps of a customer, as he may ask for it.</summary>
/// <param name="Records">His own record first, then documents, then what the audit log holds of earlier values.</param>
internal sealed record CustomerPersonalData(IReadOnlyList<CustomerPersonalRecord> Records);

/// <summary>What one object tells of him.</summary>
/// <param name="ObjectType">As in the schema, e.g. Order.</param>
/// <param name="ObjectId">The object's id.</param>
/// <param name="RecordedAt">When it was so, for earlier values; null for what is so now.</param>
/// <param name="Fields">What is kept, field by field.</param>
internal sealed record CustomerPersonalRecord(string ObjectType, string ObjectId, DateTimeOffset? RecordedAt, IReadOnlyList<CustomerPersonalField> Fields);

/// <summary>One value.</summary>
/// <param name="Field">As the schema calls it; of an address with a point, e.g. shipTo.city.</param>
/// <param name="Value">Null where the caller may not read the field.</param>
internal sealed record CustomerPersonalField(string Field, string? Value);

/// <summary>What the company keeps of one customer: for his right to know it. Null when there is none with this id. Fields that the caller may not read are named without their values.</summary>
internal sealed class GetCustomerPersonalData(CustomersDb db, IEnumerable<ICustomerTraces> traces, IAuditTraces audit, RecordedFields fields, Caller caller)
    : Query<GetCustomerPersonalDataArguments, CustomerPersonalData>, IGuarded
{
    public static Permission Requires => CustomerPermissions.ExportData;

    public override async Task<CustomerPersonalData?> HandleAsync(GetCustomerPersonalDataArguments arguments, CancellationToken ct)
    {
        if (await db.Customers.AsNoTracking().Include(it => it.Addresses).SingleOrDefaultAsync(it => it.Id == arguments.Id, ct) is not { } customer)
            return null;

        List<PersonalRecord> records = [RecordOf(nameof(Customer), customer.Id, customer), .. customer.Addresses.OrderBy(it => it.Position).Select(it => RecordOf(nameof(CustomerAddress), it.Id, it))];

        foreach (var part in traces)
            records.AddRange(await part.TellAsync(customer.Traced, ct));

        records.AddRange(await audit.TellAsync([.. records.Select(it => it.Id)], customer.Id, ct));

        return new([.. records.Where(it => it.Values.Count > 0).Select(Shown)]);
    }

    private PersonalRecord RecordOf(string type, Guid id, object row) => new(type, id, At: null, [.. PersonalValues.Of(db, row).Select(it => new PersonalValue(it.Property, it.Value))]);

    private CustomerPersonalRecord Shown(PersonalRecord record) => new(
        record.Type, NodeId.Encode(record.Type, record.Id), record.At,
        [.. record.Values.Select(it => new CustomerPersonalField(fields.NameOf(record.Type, it.Property), fields.IsOpen(record.Type, it.Property, caller) ? it.Value : null))]);
}
