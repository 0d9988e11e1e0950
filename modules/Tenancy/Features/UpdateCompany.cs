using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts;
using OrderCloud.Platform.Access;
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
internal sealed record UpdateCompanyInput(int ExpectedVersion, Optional<string> Name, Optional<string> TimeZone, Optional<string> Language, Optional<RoundingMode> Rounding);

/// <summary>Somebody changed the company's profile since it was read.</summary>
/// <param name="Current">The profile as it is now.</param>
internal sealed record CompanyVersionConflictError(int ExpectedVersion, Tenant Current)
    : Error("VERSION_CONFLICT", "The company's profile was changed by someone else.", "input", "expectedVersion");

/// <summary>Changes the company's profile. The currency stays as it was at sign-up.</summary>
internal sealed class UpdateCompany(TenancyDb db) : Mutation<UpdateCompanyInput, Tenant, CompanyVersionConflictError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageSettings;

    public override async Task<Outcome> HandleAsync(UpdateCompanyInput input, CancellationToken ct)
    {
        var tenant = await db.Tenants.SingleAsync(ct);

        if (tenant.Version != input.ExpectedVersion)
            return new CompanyVersionConflictError(input.ExpectedVersion, tenant);

        var problems = new Problems();
        problems.RequireName(input.Name.Or(tenant.Name) ?? "", Tenant.NameLength, "name");
        problems.RequireTimeZone(input.TimeZone.Or(tenant.TimeZone) ?? "");
        problems.RequireLanguage(input.Language.Or(tenant.Language) ?? "");

        if (problems.Any)
            return problems;

        tenant.Name = input.Name.Or(tenant.Name).Trim();
        tenant.TimeZone = input.TimeZone.Or(tenant.TimeZone);
        tenant.Language = input.Language.Or(tenant.Language);
        tenant.Rounding = input.Rounding.Or(tenant.Rounding);

        return tenant;
    }
}
