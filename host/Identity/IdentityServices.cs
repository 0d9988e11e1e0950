using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using OpenIddict.Validation;
using OrderCloud.Contracts.Identity;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Demo;
using OrderCloud.Host.Identity.Mail;
using OrderCloud.Host.Identity.Pages;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <summary>The registrations of who signs in and how.</summary>
internal static class IdentityServices
{
    /// <exception cref="SettingException">A setting under <c>Auth</c> is wrong.</exception>
    public static IServiceCollection AddIdentityAndTokens(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = AuthOptions.From(configuration, environment);

        // Both are asked before the tenant is known.
        services.AddSingleton(new SharedTable("sessions")).AddSingleton(new SharedTable("oauth_applications"));
        services.AddModuleDb<IdentityDb>(IdentityDb.SchemaName)
            .AddSingleton(options).AddSingleton(new AccessLifetime(options.AccessRemembered))
            .AddSingleton(new SafeTransport(environment))
            .Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = PasswordDesk.Iterations)
            .AddSingleton<PasswordDesk>().AddSingleton<GuessLimits>().AddSingleton<Sessions>().AddSingleton<TenantHint>().AddSingleton<AccessTokens>()
            .AddSingleton<AccountLookup>().AddSingleton<PasswordCheck>().AddSingleton<SecondFactor>().AddSingleton<AccountTokens>().AddSingleton<AccountChanges>()
            .AddSingleton<AuthorizeDoor>().AddSingleton<LogoutDoor>().AddHostedService<TokenPruning>().AddHostedService<LockoutWatch>()
            .AddSingleton<AccountTrail>().AddSingleton<SignInDoor>().AddSingleton<TokenDoor>().AddSingleton<DemoSeeder>().AddSingleton<DemoDoor>()
            .AddSingleton<ICredentials, HttpCredentials>()
            .AddScoped<IAccounts, Accounts>()
            .AddScoped<IApiClients, ApiClients>();

        return services.AddKeys(configuration).AddOAuth(options).AddMail(configuration, environment).AddAccountPages();
    }

    private static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataProtection().SetApplicationName("OrderCloud");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory, OuterKeys>((keys, logging, outer) =>
            (keys.XmlRepository, keys.XmlEncryptor) = (new FileSystemXmlRepository(KeyDirectory(configuration), logging), new OuterKeyEncryptor(outer)));
        services.AddSingleton(provider => new SigningKeys(KeyDirectory(configuration), provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<TimeProvider>())).AddSingleton<CursorRing>().AddGraphData(provider => provider.GetRequiredService<CursorRing>().Now);
        services.AddOptions<OpenIddictServerOptions>().Configure<SigningKeys>((server, keys) =>
        {
            server.SigningCredentials.AddRange(keys.ForSigning().Select(key => new SigningCredentials(key, SecurityAlgorithms.RsaSha256)));
            server.EncryptionCredentials.AddRange(keys.ForEncryption().Select(key => new EncryptingCredentials(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512)));
        });

        services.AddSingleton<KeysChanged<OpenIddictServerOptions>>().AddSingleton<KeysChanged<OpenIddictValidationOptions>>();
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeysChanged<OpenIddictServerOptions>>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictValidationOptions>>(provider => provider.GetRequiredService<KeysChanged<OpenIddictValidationOptions>>());

        return services.AddHostedService<KeyRotation>();
    }

    private static IServiceCollection AddOAuth(this IServiceCollection services, AuthOptions options)
    {
        services.AddOpenIddict()
            .AddCore(core =>
            {
                core.UseEntityFrameworkCore().UseDbContext<IdentityDb>().ReplaceDefaultEntities<OAuthApplication, OAuthAuthorization, OAuthScope, OAuthToken, Guid>();
                core.ReplaceApplicationManager<OAuthApplication, OAuthApplications>();
            })
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetRevocationEndpointUris("connect/revoke")
                    .SetIntrospectionEndpointUris("connect/introspect").SetEndSessionEndpointUris("connect/logout");
                server.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
                // A challenge in the clear protects nothing: whoever sees the request sees the verifier.
                server.Configure(it => it.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));
                // Signed, not encrypted: whoever holds a token may read what it says.
                server.DisableAccessTokenEncryption().SetAccessTokenLifetime(AccessTokens.Lifetime).SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1));
                // Each use of a refresh token gives a new one. The old one is good for half a minute more, since answers get lost; used after that it revokes the whole family.
                server.SetRefreshTokenLifetime(TimeSpan.FromDays(14)).SetRefreshTokenReuseLeeway(TimeSpan.FromSeconds(30));
                server.RegisterScopes([Scopes.OfflineAccess, .. PermissionList.All.Select(permission => permission.Name)]);
                server.RegisterClaims(Claims.AuthenticationTime);
                PlainParameters.AddTo(server);
                // SafeTransport decides about https, for passwords too.
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();

                if (options.Issuer is not null)
                    server.SetIssuer(options.Issuer);
            })
            .AddValidation(validation => validation.AddAudiences(AccessTokens.Audience).UseLocalServer());

        return services;
    }

    private static DirectoryInfo KeyDirectory(IConfiguration configuration)
    {
        var directory = Directory.CreateDirectory(Path.Combine(PlatformServices.DataDirectory(configuration), "keys"));

        if (!OperatingSystem.IsWindows())
            directory.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

        return directory;
    }
}
