using OrderCloud.Contracts;
using OrderCloud.Contracts.Customers;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Customers.Domain;

/// <summary>Whether a customer is one person or an organisation.</summary>
internal enum CustomerKind
{
    /// <summary>One person.</summary>
    Person,

    /// <summary>A company or another organisation.</summary>
    Company,
}

/// <summary>Who buys. Its addresses change with it, as one whole with one version; orders keep copies of their own.</summary>
internal sealed class Customer : ITenantOwned, IVersioned
{
    public const int MaxCode = 50, MaxName = 200, MaxEmail = 254, MaxPhone = 40, MaxNotes = 4_000, MaxAddresses = 100;

    private readonly List<CustomerAddress> addresses = [];

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>Customer number, as written; unique in the company without regard to case.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The code in capitals: what is compared.</summary>
    public string CodeKey { get; private set; } = "";

    /// <summary>Person or company.</summary>
    public CustomerKind Kind { get; private set; }

    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>How the name is typed by its sound, for searches: its initials and all of it, e.g. <c>zs zhangsan</c>. Null for a name without Han letters.</summary>
    [Personal, PinyinOf(nameof(Name)), NotAudited("Follows from the name.")]
    public string? Pinyin { get; private set; }

    [Personal, Sealed("customers.Email", Index = nameof(EmailIndex))]
    public string? Email { get; private set; }

    /// <summary>What the e-mail address is found by.</summary>
    [NotAudited("Follows the e-mail address.")]
    public long? EmailIndex { get; private set; }

    [Personal, Sealed("customers.Phone", Index = nameof(PhoneIndex))]
    public string? Phone { get; private set; }

    /// <summary>What the phone number is found by.</summary>
    [NotAudited("Follows the phone number.")]
    public long? PhoneIndex { get; private set; }

    /// <summary>Where the customer is at home, ISO 3166-1 alpha-2; null where nobody knows.</summary>
    public string? CountryCode { get; private set; }

    /// <summary>For colleagues; the customer never sees them.</summary>
    [Personal, Sealed("customers.Notes")]
    public string? Notes { get; private set; }

    /// <summary>True: its orders fail review.</summary>
    public bool Blocked { get; private set; }

    public Guid? ShippingAddressId { get; private set; }

    public Guid? BillingAddressId { get; private set; }

    /// <summary>Raised by every change, of an address too; an update names the version that it saw.</summary>
    public int Version { get; private set; }

    /// <summary>When what told of the person was erased; null for a customer who was not.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<CustomerAddress> Addresses => addresses;

    /// <summary>How other modules find what they keep of the customer. A name of one letter is found everywhere, and so tells nothing.</summary>
    public TracedCustomer Traced => new(Id, Code, [.. new[] { Name, Email, Phone }.OfType<string>().Where(word => word.Length > 1 && word != Code)]);

    /// <summary>How codes are compared.</summary>
    public static string KeyOf(string code) => code.ToUpperInvariant();

    /// <summary>A customer as another system knew it.</summary>
    public static Customer Import(ImportedCustomer imported, DateTimeOffset at)
    {
        var customer = new Customer { CreatedAt = at };
        customer.Change(new(imported.Code, CustomerKind.Company, imported.Name, Email: null, Phone: null, imported.CountryCode, Notes: null), at);

        return customer;
    }

    public void Change(CustomerDetails details, DateTimeOffset at)
    {
        (Code, CodeKey) = (details.Code, KeyOf(details.Code));
        (Kind, Name, Pinyin, Email, Phone, CountryCode, Notes) = (details.Kind, details.Name, details.Name.InPinyin(), details.Email, details.Phone, details.CountryCode, details.Notes);
        UpdatedAt = at;
    }

    public void Block(DateTimeOffset at) => (Blocked, UpdatedAt) = (true, at);

    public void Unblock(DateTimeOffset at) => (Blocked, UpdatedAt) = (false, at);

    /// <summary>Says that everything that told of the person is gone.</summary>
    public void Erase(DateTimeOffset at) => (ErasedAt, UpdatedAt) = (at, at);

    /// <summary>The first address of a use becomes its default.</summary>
    public CustomerAddress AddAddress(Address address, IReadOnlyCollection<AddressUse> uses, DateTimeOffset at)
    {
        var added = new CustomerAddress { CustomerId = Id, Position = addresses.Count == 0 ? 1 : addresses.Max(it => it.Position) + 1 };
        added.Change(address, uses);
        addresses.Add(added);
        SettleDefaults(at);

        return added;
    }

    public void ChangeAddress(CustomerAddress address, Address to, IReadOnlyCollection<AddressUse> uses, DateTimeOffset at)
    {
        address.Change(to, uses);
        SettleDefaults(at);
    }

    public void RemoveAddress(CustomerAddress address, DateTimeOffset at)
    {
        addresses.Remove(address);
        SettleDefaults(at);
    }

    /// <summary>Makes an address the one that new orders take; from then on it has that use.</summary>
    public void MakeDefault(CustomerAddress address, AddressUse use, DateTimeOffset at)
    {
        address.Change(address.Address, [.. address.Uses.Union([use])]);

        if (use is AddressUse.Shipping)
            ShippingAddressId = address.Id;
        else
            BillingAddressId = address.Id;

        SettleDefaults(at);
    }

    public CustomerAddress? DefaultFor(AddressUse use) => addresses.Find(address => address.Id == (use is AddressUse.Shipping ? ShippingAddressId : BillingAddressId));

    // A use has a default as long as any address has that use: the one it had, else the one that has been here longest.
    private void SettleDefaults(DateTimeOffset at)
    {
        (ShippingAddressId, BillingAddressId) = (Settled(AddressUse.Shipping), Settled(AddressUse.Billing));
        UpdatedAt = at;
    }

    private Guid? Settled(AddressUse use) =>
        DefaultFor(use) is { } current && current.Uses.Contains(use) ? current.Id : addresses.OrderBy(it => it.Position).FirstOrDefault(it => it.Uses.Contains(use))?.Id;
}

/// <summary>What is written down about a customer, checked.</summary>
internal sealed record CustomerDetails(string Code, CustomerKind Kind, string Name, string? Email, string? Phone, string? CountryCode, string? Notes);
