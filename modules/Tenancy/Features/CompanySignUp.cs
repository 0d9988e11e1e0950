using System.Net;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="ICompanySignUp"/>
internal sealed class CompanySignUp(UseCases useCases) : ICompanySignUp
{
    public async Task<IReadOnlyList<SignUpProblem>> SignUpAsync(NewCompany company, string language, string requestId, IPAddress? address, CancellationToken ct)
    {
        var input = new SignUpInput(company.Email, company.Password, company.CompanyName, company.Currency, company.TimeZone, company.Language, company.DisplayName);
        var refusals = await useCases.RunPublicAsync<SignUp>(input, requestId, address, ct);

        return [.. refusals.Select(refusal => new SignUpProblem(refusal.Field is [.., var field] ? field : "", Texts.Say(refusal.Message, language), refusal.Code))];
    }
}
