using OrderCloud.Contracts.Identity;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Features;

/// <summary>What several use cases ask of their input.</summary>
internal static class Checks
{
    extension(Problems problems)
    {
        public Problems RequireRoles(int count) => problems.Require(count is > 0 and <= Member.MostRoles, $"Give 1 to {Member.MostRoles} roles.", "roleIds");

        public Problems RequireTeam(int count) => problems.Require(count <= Team.MostMembers, $"A team has at most {Team.MostMembers} members.", "memberIds");

        // Of the names that the system finds, only IANA's: Windows' own would not be found everywhere.
        public Problems RequireTimeZone(string zone) => problems.Require(
            TimeZoneInfo.TryConvertIanaIdToWindowsId(zone, out _) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _),
            "Not a time zone. Give its IANA name, e.g. Europe/London.", "timeZone");

        public Problems RequireLanguage(string language) =>
            problems.Require(Texts.Languages.Contains(language), "Not a language of ours. Choose en, zh-CN or zh-TW.", "language");

        public Problems RequirePassword(PasswordProblem? problem) => problems
            .Require(problem is not PasswordProblem.Length, $"A password has {PasswordLength.Least} to {PasswordLength.Most} characters.", "password")
            .Require(problem is not PasswordProblem.Common, "This password is among those that are guessed first. Choose another one, e.g. four words that have nothing to do with each other.", "password");
    }
}
