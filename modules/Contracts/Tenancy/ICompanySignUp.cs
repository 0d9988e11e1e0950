using System.Net;

namespace OrderCloud.Contracts.Tenancy;

/// <summary>A company that signs up, with its owner.</summary>
public sealed record NewCompany(string Email, string Password, string CompanyName, string Currency, string TimeZone, string Language, string? DisplayName)
{
    public override string ToString() => "(a sign-up)";
}

/// <summary>Why a sign-up was refused.</summary>
/// <param name="Field">The field at fault, named as in <see cref="NewCompany"/> with a small first letter.</param>
/// <param name="Message">In the wanted language.</param>
/// <param name="Code">As over the API, e.g. <c>EMAIL_TAKEN</c>.</param>
public sealed record SignUpProblem(string Field, string Message, string Code);

/// <summary>The use case <c>signUp</c>, for the host's page.</summary>
public interface ICompanySignUp
{
    /// <param name="requestId">The request as the log knows it.</param>
    /// <param name="address">Where it came from.</param>
    /// <returns>What is wrong; nothing when it was done.</returns>
    Task<IReadOnlyList<SignUpProblem>> SignUpAsync(NewCompany company, string language, string requestId, IPAddress? address, CancellationToken ct);
}
