using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>A way of reading files, kept under a name.</summary>
/// <param name="Name">1 to 100 characters. Of a profile that exists: it is changed.</param>
/// <param name="Channel">Where the orders come from, 1 to 40 characters; with its number it makes a document unique.</param>
/// <param name="ExpectedVersion">Of the profile that is changed; left out for a new one.</param>
/// <param name="IsHistory">True: finished business of another system, taken over as it was. False: drafts to be worked on.</param>
/// <param name="TimeFormat">How times are written, in .NET's letters and without an offset.</param>
/// <param name="TimeZone">IANA name: whose wall clock the file shows.</param>
/// <param name="ReturnPrefix">Documents whose number begins so are returns; for history only.</param>
/// <param name="FeeSkus">Codes of postage, fees and the like: products made for them are of kind FEE.</param>
/// <param name="VoucherPrefix">Codes that begin so are gift vouchers.</param>
/// <param name="Columns">Which column holds what.</param>
/// <param name="Encoding">How the file's bytes are text.</param>
/// <param name="Delimiter">What parts the cells of a row.</param>
/// <param name="DecimalMark">What parts whole digits from decimals.</param>
/// <param name="UnknownSku">What becomes of a product code that nobody knows.</param>
/// <param name="UnknownCustomer">What becomes of a customer code that nobody knows.</param>
internal sealed record SaveImportProfileInput(
    string Name, string Channel, ImportColumnsInput Columns, int? ExpectedVersion = null, bool IsHistory = false,
    ImportEncoding Encoding = ImportEncoding.Utf8, ImportDelimiter Delimiter = ImportDelimiter.Comma, DecimalMark DecimalMark = DecimalMark.Point,
    string TimeFormat = "yyyy-MM-dd HH:mm:ss", string TimeZone = "UTC", UnknownPolicy UnknownSku = UnknownPolicy.Refuse, UnknownPolicy UnknownCustomer = UnknownPolicy.Refuse,
    string? ReturnPrefix = null, IReadOnlyList<string>? FeeSkus = null, string? VoucherPrefix = null);

/// <summary>Which column of the file holds what, by the name in its header.</summary>
/// <param name="Number">The document's number in the other system; rows of one number are one order.</param>
/// <param name="Description">Without it lines are named after their product.</param>
/// <param name="Time">When it was sold; history needs it.</param>
/// <param name="UnitPrice">History needs it; without it the catalogue's price holds.</param>
/// <param name="Customer">The customer's code; an empty cell is a walk-in sale.</param>
/// <param name="Country">English name or ISO code; given to customers that are made.</param>
/// <param name="Quantity">The column of quantities.</param>
internal sealed record ImportColumnsInput(
    string Number, string Sku, string Quantity, string? Description = null, string? Time = null, string? UnitPrice = null, string? Customer = null, string? Country = null);

/// <summary>Saves a profile, new or changed. Imports that are under way keep the one they began with.</summary>
internal sealed class SaveImportProfile(OrdersDb db, Caller caller, TimeProvider clock)
    : Mutation<SaveImportProfileInput, ImportProfile, ImportRightMissingError, ImportProfileBuiltInError, ImportProfileVersionConflictError, TooManyImportProfilesError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override async Task<Outcome> HandleAsync(SaveImportProfileInput input, CancellationToken ct)
    {
        var problems = new Problems();
        var name = problems.Line(input.Name, ImportJobConfiguration.ProfileNameLength, "name");
        var layout = LayoutInput.Read(input, problems);

        if (problems.Any)
            return problems;

        if (caller.RefusesProfile(layout) is { } denied)
            return denied;

        if (ImportProfile.BuiltIn.Any(profile => profile.Name == name))
            return new ImportProfileBuiltInError();

        var profile = await db.ImportProfiles.SingleOrDefaultAsync(it => it.Name == name, ct);

        if (profile?.Version != input.ExpectedVersion)
            return new ImportProfileVersionConflictError(input.ExpectedVersion, profile);

        if (profile is null && await db.ImportProfiles.CountAsync(ct) >= ImportProfiles.Most)
            return new TooManyImportProfilesError(ImportProfiles.Most);

        if (profile is null)
            db.ImportProfiles.Add(profile = new ImportProfile(name, layout, clock.GetUtcNow()));
        else
            profile.Change(layout, clock.GetUtcNow());

        return profile;
    }
}
