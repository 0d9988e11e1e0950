using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph;

/// <summary>
/// Says a <see cref="Text"/> in the caller's language: the member's own, else Accept-Language, else the tenant's, else English.
/// Catalogues are embedded in each module as <c>Texts.zh-CN.json</c> and <c>Texts.zh-TW.json</c>: English format → translation.
/// </summary>
public static class Texts
{
    public static readonly IReadOnlyList<string> Languages = ["en", "zh-CN", "zh-TW"];

    private static readonly ConcurrentDictionary<string, Dictionary<string, string>> Catalogues = new();

    /// <summary>English formats that were asked for in another language and are not in its catalogue. A test reads it.</summary>
    public static ConcurrentDictionary<(string Language, string Format), byte> Missing { get; } = new();

    public static string Say(Text text, IResolveFieldContext context) => Say(text, LanguageOf(context));

    public static string Say(Text text, string language)
    {
        if (language == "en")
            return text.ToString();

        if (Catalogue(language).TryGetValue(text.Format, out var format))
            return text.In(format);

        Missing.TryAdd((language, text.Format), 0);

        return text.ToString();
    }

    /// <summary>The best of the product's languages for an Accept-Language header; null when none fits.</summary>
    public static string? Negotiate(string? acceptLanguage)
    {
        foreach (var wish in (acceptLanguage ?? "").Split(',').Select(Wish).Where(wish => wish.Quality > 0).OrderByDescending(wish => wish.Quality))
            if (Match(wish.Tag) is { } language)
                return language;

        return null;
    }

    private static string LanguageOf(IResolveFieldContext context)
    {
        var caller = context.RequestServices!.GetRequiredService<Caller>();

        return caller.Language ?? Negotiate((context.UserContext as OperationContext)?.AcceptLanguage) ?? caller.TenantLanguage ?? "en";
    }

    private static (string Tag, double Quality) Wish(string part)
    {
        var pieces = part.Split(';', StringSplitOptions.TrimEntries);
        var quality = pieces.Skip(1).FirstOrDefault(piece => piece.StartsWith("q=", StringComparison.OrdinalIgnoreCase));

        return (pieces[0].Trim(), quality is null ? 1 : double.TryParse(quality[2..], System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0);
    }

    private static string? Match(string tag) => tag.ToUpperInvariant() switch
    {
        "ZH-TW" or "ZH-HK" or "ZH-MO" => "zh-TW",
        var it when it.StartsWith("ZH-HANT", StringComparison.Ordinal) => "zh-TW",
        var it when it == "ZH" || it.StartsWith("ZH-", StringComparison.Ordinal) => "zh-CN",
        var it when it == "EN" || it.StartsWith("EN-", StringComparison.Ordinal) => "en",
        _ => null,
    };

    private static Dictionary<string, string> Catalogue(string language) => Catalogues.GetOrAdd(language, static it =>
        AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name!.StartsWith("OrderCloud.", StringComparison.Ordinal))
            .SelectMany(assembly => Read(assembly, it)).DistinctBy(entry => entry.Key).ToDictionary());

    private static Dictionary<string, string> Read(Assembly assembly, string language)
    {
        using var stream = assembly.GetManifestResourceStream($"Texts.{language}.json");

        return stream is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
