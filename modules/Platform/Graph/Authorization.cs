using GraphQL;
using GraphQL.Types;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Platform.Graph;

/// <summary>What a field needs beyond its parent, and the one answer to those who lack it.</summary>
public static class Authorization
{
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED", NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>One text for both refusals; the missing permission is never named.</summary>
    public static ExecutionError Refusal(Caller caller) => new("The current user is not authorized to access this resource.")
    {
        Code = caller.IsAnonymous ? NotAuthenticated : NotAuthorized,
    };

    /// <summary>The field's own permission and that of the type it gives; what the parent type asks for has been asked.</summary>
    internal static IEnumerable<Permission> Needs(FieldType field, IGraphType parent)
    {
        var inherited = parent.RequiredPermission();

        if (field.RequiredPermission() is { } own)
            yield return own;

        if (!field.IsPublic() && field.ResolvedType?.GetNamedType() is IObjectGraphType type && type.RequiredPermission() is { } needed && needed != inherited && needed != field.RequiredPermission())
            yield return needed;
    }
}
