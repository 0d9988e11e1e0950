using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>What a caller is.</summary>
internal enum SubjectKind
{
    /// <summary>A person, signed in as a member.</summary>
    Member,

    /// <summary>A program with a token of its own.</summary>
    ApiClient,
}

/// <summary>The caller himself, as this request proved him.</summary>
/// <param name="Name">The member's or the API client's name.</param>
/// <param name="MemberId">Null for an API client.</param>
/// <param name="ApiClientId">Null for a member.</param>
/// <param name="Language">The member's own language; null where the request's or the company's decides.</param>
/// <param name="Permissions">What he may do now, in the order of the product's list.</param>
/// <param name="Tenant">The company he works in.</param>
internal sealed record Me(SubjectKind Kind, string Name, Id<Member>? MemberId, Id<ApiClient>? ApiClientId, string? Language, IReadOnlyList<string> Permissions, Tenant Tenant);

/// <summary>Who is asking, and what he may do; null without a credential.</summary>
internal sealed class GetMe(Caller caller, IServiceProvider services) : Query<NoArguments, Me>, IPublic
{
    public override async Task<Me?> HandleAsync(NoArguments arguments, CancellationToken ct)
    {
        if (caller.Kind is not (CallerKind.Member or CallerKind.ApiClient))
            return null;

        var isMember = caller.Kind is CallerKind.Member;

        return new(
            isMember ? SubjectKind.Member : SubjectKind.ApiClient,
            caller.Name,
            isMember ? new Id<Member>(caller.SubjectId) : null,
            isMember ? null : new Id<ApiClient>(caller.SubjectId),
            caller.Language,
            [.. PermissionList.All.Select(permission => permission.Name).Where(caller.Permissions.Contains)],
            await services.GetRequiredService<TenancyDb>().Tenants.AsNoTracking().SingleAsync(ct));
    }
}
