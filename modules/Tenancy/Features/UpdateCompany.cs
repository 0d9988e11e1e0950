using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>What to change of the company's profile; what is left out stays as it is.</summary>
/// <param name="ExpectedVersion">The version that was read.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="TimeZone">IANA name. Days of documents already issued stay as they are.</param>
/// <param name="Language">en, zh-CN or zh-TW.</param>
/// <param name="Rounding">For new orders; each order keeps the one it was made with.</param>
/// <param name="Address">Where the company is registered, for its papers; null takes it away.</param>
/// <param name="TaxId">Its number at the tax office, at most 40 characters; null takes it away.</param>
/// <param name="Logo">A PNG, JPEG or WebP picture of at most 512 KiB and 16 million pixels, by the multipart request specification; null takes it away.</param>
internal sealed record UpdateCompanyInput(
    int ExpectedVersion, Optional<string> Name, Optional<string> TimeZone, Optional<string> Language, Optional<RoundingMode> Rounding,
    Optional<CompanyAddressInput?> Address, Optional<string?> TaxId, Optional<UploadFile?> Logo);

/// <summary>Where the company is registered.</summary>
/// <param name="Line1">Street and house, at most 200 characters.</param>
/// <param name="City">At most 100 characters.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2 in capitals, e.g. GB.</param>
/// <param name="Line2">At most 200 characters.</param>
/// <param name="Region">State, county or province, at most 100 characters.</param>
/// <param name="PostalCode">At most 20 characters.</param>
internal sealed record CompanyAddressInput(string Line1, string City, string CountryCode, string? Line2 = null, string? Region = null, string? PostalCode = null)
{
    public CompanyAddress Checked(Problems problems, string field)
    {
        problems.Require(Countries.Exists(CountryCode), "This is no country code. Use two capitals of ISO 3166-1, e.g. GB.", field, "countryCode");

        return new CompanyAddress(
            problems.Line(Line1, 200, field, "line1"),
            problems.OptionalLine(Line2, 200, field, "line2"),
            problems.Line(City, 100, field, "city"),
            problems.OptionalLine(Region, 100, field, "region"),
            problems.OptionalLine(PostalCode, 20, field, "postalCode"),
            CountryCode);
    }
}

/// <summary>Somebody changed the company's profile since it was read.</summary>
/// <param name="Current">The profile as it is now.</param>
internal sealed record CompanyVersionConflictError(int ExpectedVersion, Tenant Current)
    : Error("VERSION_CONFLICT", "The company's profile was changed by someone else.", "input", "expectedVersion");

/// <summary>Changes the company's profile. The currency stays as it was at sign-up, and papers that were issued stay as they are.</summary>
internal sealed class UpdateCompany(TenancyDb db, Images images, PictureReader pictures)
    : Mutation<UpdateCompanyInput, Tenant, CompanyVersionConflictError>, IGuarded, IPrepares<UpdateCompanyInput>
{
    private (Picture? Picture, PictureFault? Fault) read;

    public static Permission Requires => TenancyPermissions.ManageSettings;

    public async Task PrepareAsync(UpdateCompanyInput input, CancellationToken ct)
    {
        if (input.Logo.Value is { } sent)
            read = await pictures.ReadAsync(sent.Content, ct);
    }

    public override async Task<Outcome> HandleAsync(UpdateCompanyInput input, CancellationToken ct)
    {
        var tenant = await db.Tenants.SingleAsync(ct);

        if (tenant.Version != input.ExpectedVersion)
            return new CompanyVersionConflictError(input.ExpectedVersion, tenant);

        var problems = new Problems();
        var name = input.Name.IsSet ? problems.Line(input.Name.Value, Tenant.NameLength, "name") : tenant.Name;
        problems.RequireTimeZone(input.TimeZone.Or(tenant.TimeZone) ?? "");
        problems.RequireLanguage(input.Language.Or(tenant.Language) ?? "");
        var address = input.Address.IsSet ? input.Address.Value?.Checked(problems, "address") : tenant.Address;
        var taxId = input.TaxId.IsSet ? problems.OptionalLine(input.TaxId.Value, Tenant.TaxIdLength, "taxId") : tenant.TaxId;
        await images.CheckAsync(read, tenant.Logo, problems, ct, "logo");

        if (problems.Any)
            return problems;

        tenant.Name = name;
        tenant.TimeZone = input.TimeZone.Or(tenant.TimeZone);
        tenant.Language = input.Language.Or(tenant.Language);
        tenant.Rounding = input.Rounding.Or(tenant.Rounding);
        (tenant.Address, tenant.TaxId) = (address, taxId);

        if (input.Logo.IsSet)
            tenant.Logo = await images.ReplaceAsync(tenant.Logo, read.Picture, ct);

        return tenant;
    }
}
