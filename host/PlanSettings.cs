using System.Globalization;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host;

/// <summary><c>Plans:Default:Name</c> and, for each limit, e.g. <c>Plans:Default:OrdersPerMonth</c>: the plan of companies that sign up from now on.</summary>
internal static class PlanSettings
{
    private const string Section = "Plans:Default", Name = "Name";

    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static DefaultPlan From(IConfiguration configuration)
    {
        if (configuration["Plans:Default"] is { Length: > 0 } text)
            throw new SettingException($"{Section} is '{text}': write the plan's name as {Section}:{Name}, and each limit beside it.");

        var settings = configuration.GetSection(Section).GetChildren().ToList();

        if (settings is [])
            return DefaultPlan.None;

        if (configuration[$"{Section}:{Name}"]?.Trim() is not { Length: > 0 and <= IOperator.PlanNameLength } name)
            throw new SettingException($"{Section}:{Name} is missing: a plan's name has 1 to {IOperator.PlanNameLength} characters.");

        return new(name, settings.Where(it => it.Key != Name).ToDictionary(Resource, Limit));
    }

    private static PlanResource Resource(IConfigurationSection setting) => Enum.TryParse<PlanResource>(setting.Key, ignoreCase: true, out var resource) && Enum.IsDefined(resource) && !char.IsDigit(setting.Key[0])
        ? resource
        : throw new SettingException($"{setting.Path} is no limit of a plan: there are {Name}, {string.Join(", ", Enum.GetNames<PlanResource>())}.");

    // A new company has one member and one warehouse.
    private static long Limit(IConfigurationSection setting) => int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
        ? limit
        : throw new SettingException($"{setting.Path} is '{setting.Value}': it must be a whole number from 1 to {int.MaxValue}.");
}
