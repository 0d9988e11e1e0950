using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>Stands in for the host's credentials: a token is a word, its meaning can be changed under way.</summary>
internal sealed class Tokens : ICredentials
{
    public const string Member = "member", Reader = "reader", Other = "other", Cookie = "cookie";
    public static readonly Permission Write = new("things:write"), Watch = new("things:watch");
    public static readonly TenantContext Tenant = new(Guid.Parse("0198c0de-0000-7000-8000-000000000001")), OtherTenant = new(Guid.Parse("0198c0de-0000-7000-8000-000000000002"));

    public Tokens()
    {
        Known[Member] = Of(Tenant, Write, Watch);
        Known[Reader] = Of(Tenant);
        Known[Other] = Of(OtherTenant, Write, Watch);
        Known[Cookie] = Known[Member] with { ByCookie = true };
        Known["suspended"] = Credential.Refused(CredentialRefusal.TenantSuspended);
        Known["mismatch"] = Credential.Refused(CredentialRefusal.TenantMismatch);
    }

    public ConcurrentDictionary<string, Credential> Known { get; } = [];

    public int Reads { get; private set; }

    public static Credential Of(TenantContext tenant, params Permission[] permissions) =>
        new(tenant, new Caller(CallerKind.Member, Guid.NewGuid(), "Lin", permissions.Select(it => it.Name).ToHashSet()));

    public ValueTask<Credential> ReadAsync(HttpContext http, string? authorization, CancellationToken ct)
    {
        Reads++;
        var header = authorization ?? http.Request.Headers.Authorization.ToString();
        var word = header is "" && http.Request.Cookies.ContainsKey("oc") ? Cookie : header.Replace("Bearer ", "");

        return word switch
        {
            "" => new(Credential.Anonymous),
            "broken" => throw new InvalidOperationException("The database at 10.0.0.7 is down."),
            _ => new(Known.GetValueOrDefault(word) ?? Credential.Refused(CredentialRefusal.Invalid)),
        };
    }
}
