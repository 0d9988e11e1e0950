using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>How one kind of document is numbered from now on.</summary>
/// <param name="Kind">Which documents.</param>
/// <param name="ExpectedVersion">The version that was read.</param>
/// <param name="Pattern">Capitals, digits and / . _ -, at most one date in braces (yyyy, yyyyMM, yyyyMMdd, or with yy), a counter of zeros in braces; no digit right beside the braces.</param>
internal sealed record UpdateNumberPatternInput(DocumentKind Kind, int ExpectedVersion, string Pattern);

/// <summary>Somebody changed the pattern since it was read.</summary>
/// <param name="Current">The pattern as it is now.</param>
internal sealed record NumberPatternVersionConflictError(int ExpectedVersion, NumberPattern Current)
    : Error("VERSION_CONFLICT", "The pattern was changed by someone else.", "input", "expectedVersion");

/// <summary>Changes how documents are numbered from now on. Numbers that were given stay, and none is given twice.</summary>
internal sealed class UpdateNumberPattern(TenancyDb db) : Mutation<UpdateNumberPatternInput, NumberPattern, NumberPatternVersionConflictError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageSettings;

    public override async Task<Outcome> HandleAsync(UpdateNumberPatternInput input, CancellationToken ct)
    {
        var pattern = await db.NumberPatterns.SingleAsync(it => it.Kind == input.Kind, ct);

        if (pattern.Version != input.ExpectedVersion)
            return new NumberPatternVersionConflictError(input.ExpectedVersion, pattern);

        if (!NumberFormat.TryParse(input.Pattern, out var format))
            return new InvalidInputError(
                $"Not a pattern for numbers. Write capitals, digits and / . _ -, at most one date and one counter of zeros in braces, no digit right beside the braces, {NumberFormat.MaxLength} characters at most.",
                "input", "pattern");

        pattern.Pattern = format.Pattern;

        return pattern;
    }
}
