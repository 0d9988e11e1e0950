using System.Collections.Frozen;

namespace OrderCloud.Contracts;

/// <summary>ISO 4217: which codes exist and how many digits each has after the point.</summary>
public static class Currencies
{
    private const string TwoDigits =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG";

    private const string NoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string ThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, int> Digits =
        TwoDigits.Split(' ').Select(code => (code, 2)).Concat(NoDigits.Split(' ').Select(code => (code, 0))).Concat(ThreeDigits.Split(' ').Select(code => (code, 3)))
            .ToFrozenDictionary(entry => entry.Item1, entry => entry.Item2);

    /// <summary>All codes, by the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Digits.Keys.Order(StringComparer.Ordinal)];

    public static bool Exists(string code) => Digits.ContainsKey(code);

    /// <exception cref="KeyNotFoundException">No such currency; ask <see cref="Exists"/> first.</exception>
    public static int DigitsOf(string code) => Digits[code];

    public static decimal ToAmount(long minorUnits, string code) => Scaled.ToDecimal(minorUnits, DigitsOf(code));

    /// <returns>Null when the amount has more digits than the currency, or is too large.</returns>
    public static long? ToMinorUnits(decimal amount, string code) => Scaled.FromDecimal(amount, DigitsOf(code));
}
