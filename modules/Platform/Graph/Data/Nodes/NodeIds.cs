using System.Globalization;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Ids as operands. GraphQL accepts a whole number for an ID, ours are never one.</summary>
internal static class NodeIds
{
    /// <summary>Stands for ids of whatever type.</summary>
    public const string OfAnyType = "*";

    public static bool TryRequire(object sent, string type, out Guid id) =>
        NodeId.TryDecode(Convert.ToString(sent, CultureInfo.InvariantCulture), out var actual, out id) && (actual == type || type == OfAnyType);

    /// <exception cref="FormatException">Can't happen after <see cref="InputAccess.AreIdsValid"/>.</exception>
    public static object Require(object sent, string type) => TryRequire(sent, type, out var id) ? id : throw new FormatException($"This is not the id of a {type}.");
}
