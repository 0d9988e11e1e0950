using OrderCloud.Contracts.Customers;

namespace OrderCloud.Contracts.Tenancy;

/// <summary>What the audit log says of people. To forget it leaves the chain whole.</summary>
public interface IAuditTraces
{
    /// <summary>What objects told of people at any time.</summary>
    /// <param name="mentioned">Entries that name this id tell of it too.</param>
    Task<IReadOnlyList<PersonalRecord>> TellAsync(IReadOnlyCollection<Guid> objects, Guid mentioned, CancellationToken ct);

    /// <inheritdoc cref="TellAsync"/>
    Task ForgetAsync(IReadOnlyCollection<Guid> objects, Guid mentioned, CancellationToken ct);
}
