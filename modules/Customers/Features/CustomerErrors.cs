using OrderCloud.Customers.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>There is no such customer.</summary>
internal sealed record CustomerNotFoundError(params string[] Field) : Error("CUSTOMER_NOT_FOUND", "There is no such customer.", Field);

/// <summary>There is no such address.</summary>
internal sealed record CustomerAddressNotFoundError() : Error("CUSTOMER_ADDRESS_NOT_FOUND", "There is no such address.", "input", "id");

/// <summary>Someone changed the customer, or one of its addresses, since it was read.</summary>
/// <param name="Current">The customer as it is now.</param>
internal sealed record CustomerVersionConflictError(int ExpectedVersion, Customer? Current)
    : Error("VERSION_CONFLICT", "The customer was changed by someone else. Read it again and repeat your change.", "input", "expectedVersion");

/// <summary>Another customer has this code already; case makes no difference.</summary>
/// <param name="CustomerId">The customer that has it; null for those who may not read customers.</param>
/// <param name="Name">That customer's name; null for those who may not read customers.</param>
/// <param name="CustomerCode">The code that was given.</param>
internal sealed record CustomerCodeTakenError(string CustomerCode, Id<Customer>? CustomerId, string? Name)
    : Error("CUSTOMER_CODE_TAKEN", Say(CustomerCode, Name), "input", "code")
{
    private static Text Say(string code, string? name) => name is null
        ? (Text)$"The code {code} belongs to another customer. Choose another."
        : (Text)$"The code {code} belongs to {name}. Choose another.";
}

/// <summary>The customer has as many addresses as a customer can have.</summary>
/// <param name="Limit">Addresses that one customer may have.</param>
internal sealed record CustomerAddressLimitReachedError(int Limit) : Error("CUSTOMER_ADDRESS_LIMIT_REACHED", $"A customer has at most {Limit} addresses. Remove one first.");

/// <summary>The customer is blocked already.</summary>
/// <param name="Allowed">The mutations that are allowed now.</param>
internal sealed record CustomerBlockedError(IReadOnlyList<string> Allowed) : Error("CUSTOMER_BLOCKED", "The customer is blocked already.");

/// <summary>Somebody still works on orders of the customer.</summary>
/// <param name="OpenOrders">So many.</param>
internal sealed record CustomerInUseError(int OpenOrders) : Error("CUSTOMER_IN_USE", $"Orders of this customer are still open: {OpenOrders}. Complete, cancel or delete them first.", "input", "id");

/// <summary>The customer isn't blocked.</summary>
/// <param name="Allowed">The mutations that are allowed now.</param>
internal sealed record CustomerNotBlockedError(IReadOnlyList<string> Allowed) : Error("CUSTOMER_NOT_BLOCKED", "The customer isn't blocked.");
