using GraphQL;
using GraphQL.Types;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph;

/// <summary>Which permission a field or type needs, kept on it as metadata and shown in the schema as <c>@authorize</c>.</summary>
public static class Authorization
{
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED", NotAuthorized = "AUTH_NOT_AUTHORIZED";
    private const string PermissionKey = "permission", PublicKey = "public";

    extension<T>(T part) where T : IProvideMetadata
    {
        public T RequirePermission(Permission permission)
        {
            part.Metadata[PermissionKey] = permission;

            if (part is IMetadataWriter writer)
                writer.ApplyDirective("authorize", "policy", permission.Name);

            return part;
        }

        public T MarkPublic()
        {
            part.Metadata[PublicKey] = true;

            return part;
        }

        public Permission? RequiredPermission => part.Metadata.TryGetValue(PermissionKey, out var value) ? (Permission)value! : null;

        public bool IsPublic => part.Metadata.ContainsKey(PublicKey);
    }

    /// <summary>One text for both refusals; the missing permission is never named.</summary>
    public static ExecutionError Refusal(Caller caller) => new("The current user is not authorized to access this resource.")
    {
        Code = caller.IsAnonymous ? NotAuthenticated : NotAuthorized,
    };
}
