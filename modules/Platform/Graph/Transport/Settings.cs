using Microsoft.Extensions.Configuration;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Reads a record of limits; every limit is a positive number or time.</summary>
public static class Settings
{
    /// <param name="section">Where it stands in the configuration, e.g. <c>GraphQL:Rate</c>.</param>
    /// <exception cref="SettingException">A value is no number, or not above zero; the sentence names its key.</exception>
    public static T Read<T>(IConfiguration configuration, string section) where T : class, new()
    {
        var settings = Bind<T>(configuration.GetSection(section));

        foreach (var property in typeof(T).GetProperties())
            if (property.GetValue(settings) is int and <= 0 || (property.GetValue(settings) is TimeSpan time && time <= TimeSpan.Zero))
                throw new SettingException($"{section}:{property.Name} is '{property.GetValue(settings)}': it must be above zero.");

        return settings;
    }

    private static T Bind<T>(IConfigurationSection section) where T : class, new()
    {
        try
        {
            return section.Get<T>() ?? new();
        }
        catch (InvalidOperationException malformed)
        {
            throw new SettingException(malformed.Message);
        }
    }
}
