using OrderCloud.Contracts;
using OrderCloud.Customers.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>An address of a customer.</summary>
/// <param name="Recipient">Person or company at the address, 1 to 200 characters.</param>
/// <param name="Line1">Street and number, 1 to 200 characters.</param>
/// <param name="City">1 to 100 characters.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2 in capitals, e.g. GB.</param>
/// <param name="Line2">At most 200 characters.</param>
/// <param name="Region">State, province or county, at most 100 characters.</param>
/// <param name="PostalCode">At most 20 characters.</param>
/// <param name="Phone">For the carrier, at most 40 characters.</param>
/// <param name="Uses">What it is good for; both when not given. The first address of a use becomes its default.</param>
internal sealed record CustomerAddressInput(
    string Recipient, string Line1, string City, string CountryCode, string? Line2 = null, string? Region = null, string? PostalCode = null, [Guarded(CustomerFields.Phone)] string? Phone = null, IReadOnlyList<AddressUse>? Uses = null)
{
    private static readonly AddressUse[] Both = [AddressUse.Shipping, AddressUse.Billing];

    public IReadOnlyList<AddressUse> CheckedUses => Uses ?? Both;

    /// <param name="path">Where the address stands in the input, without the leading <c>input</c>.</param>
    public Address Checked(Problems problems, params string[] path) => new(
        problems.Line(Recipient, CustomerAddress.MaxLine, [.. path, "recipient"]),
        problems.Line(Line1, CustomerAddress.MaxLine, [.. path, "line1"]),
        problems.OptionalLine(Line2, CustomerAddress.MaxLine, [.. path, "line2"]),
        problems.Line(City, CustomerAddress.MaxCity, [.. path, "city"]),
        problems.OptionalLine(Region, CustomerAddress.MaxCity, [.. path, "region"]),
        problems.OptionalLine(PostalCode, CustomerAddress.MaxPostalCode, [.. path, "postalCode"]),
        problems.Country(CountryCode, [.. path, "countryCode"]),
        problems.OptionalLine(Phone, Customer.MaxPhone, [.. path, "phone"]));
}

/// <summary>What customers' inputs have in common.</summary>
internal static class CustomerChecks
{
    extension(Problems problems)
    {
        public string Country(string code, params string[] field)
        {
            problems.Require(Countries.Exists(code), "This is no country code. Use two capitals of ISO 3166-1, e.g. GB.", field);

            return code;
        }

        public string? OptionalCountry(string? code, params string[] field) => code is null ? null : problems.Country(code, field);

        /// <summary>Something on both sides of one @, a dot on the right: whether mail arrives only a mail can tell.</summary>
        public string? OptionalEmail(string? email, params string[] field)
        {
            var line = problems.OptionalLine(email, Customer.MaxEmail, field);
            var isAddress = line is null || (line.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain] && domain.Trim('.') == domain && domain.Contains('.') && !line.Any(char.IsWhiteSpace));
            problems.Require(isAddress, "This is no e-mail address.", field);

            return line;
        }
    }
}
