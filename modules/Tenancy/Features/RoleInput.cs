using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tenancy.Features;

/// <summary>What is asked of a role's parts, wherever they are given.</summary>
internal static class RoleInput
{
    /// <summary>Highest limit that can be set, in whole units of the currency.</summary>
    public const long MostLimit = 1_000_000_000;

    extension(Problems problems)
    {
        /// <returns>The permissions, each once, in the product's order.</returns>
        public IReadOnlyList<string> RequirePermissions(IReadOnlyList<string> names)
        {
            problems.Require(names.Count <= PermissionList.All.Count, "Give each permission once.", "permissions");

            foreach (var (index, name) in names.Take(PermissionList.All.Count).Index())
                problems.Require(PermissionList.Names.Contains(name), "There is no such permission. Write it as module:verb, e.g. orders:read.", "permissions", $"{index}");

            return [.. PermissionList.All.Select(permission => permission.Name).Intersect(names)];
        }

        /// <returns>The fields, each once, in the product's order; <c>*</c> alone where it is among them.</returns>
        public IReadOnlyList<string> RequireFields(IReadOnlyList<string> names, string field)
        {
            problems.Require(names.Count <= FieldList.All.Count + 1, "Give each field once.", field);

            foreach (var (index, name) in names.Take(FieldList.All.Count + 1).Index())
                problems.Require(name == FieldList.Every || FieldList.Names.Contains(name), "There is no such field. Write it as object.field, e.g. customer.phone, or * for all.", field, $"{index}");

            return names.Contains(FieldList.Every) ? [FieldList.Every] : [.. FieldList.All.Select(it => it.Name).Intersect(names)];
        }

        /// <returns>The limit in minor units.</returns>
        public long RequireLimit(decimal limit, string currency)
        {
            var minor = limit is >= 0 and <= MostLimit ? Currencies.ToMinorUnits(limit, currency) : null;
            problems.Require(minor is not null, $"A limit is 0 to {MostLimit} {currency}, with no more digits than the currency has.", "approvalLimit");

            return minor ?? 0;
        }
    }
}
