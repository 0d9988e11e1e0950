using GraphQL.Types;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Who may be asked about a type, a field or an input field; kept as metadata, read by the authorization rule.</summary>
public static class FieldAccess
{
    private const string PermissionKey = "permission", PublicKey = "public";

    public static T RequirePermission<T>(this T what, Permission permission) where T : IMetadataWriter
    {
        what.Metadata[PermissionKey] = permission;

        return what;
    }

    /// <summary>Anybody may use it, signed in or not.</summary>
    public static T MarkPublic<T>(this T what) where T : IMetadataWriter
    {
        what.Metadata[PublicKey] = true;

        return what;
    }

    /// <returns>Null where nothing is declared: a field then inherits its type's rule.</returns>
    public static Permission? RequiredPermission(this IProvideMetadata what) => what.Metadata.TryGetValue(PermissionKey, out var value) ? (Permission?)value : null;

    public static bool IsPublic(this IProvideMetadata what) => what.Metadata.TryGetValue(PublicKey, out var value) && value is true;
}
