using OrderCloud.Contracts;
using OrderCloud.Inventory.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Inventory.Features;

/// <summary>What several inputs of this module ask alike.</summary>
internal static class InputRules
{
    public const int MaxLines = 250;
    private const decimal MaxQuantity = 1_000_000;

    /// <summary>A quantity of the wire in thousandths; 0 for one that <see cref="IsQuantity"/> refuses.</summary>
    public static long Thousandths(decimal quantity) => Scaled.FromDecimal(quantity, Scaled.QuantityDigits) ?? 0;

    /// <summary>True for 0.001 to 1,000,000 with at most three decimals.</summary>
    public static bool IsQuantity(decimal quantity) => quantity <= MaxQuantity && Thousandths(quantity) > 0;

    /// <summary>True for 0 to 1,000,000 with at most three decimals.</summary>
    public static bool IsLevel(decimal quantity) => quantity is 0 || IsQuantity(quantity);

    /// <summary>Text that means something, without the blanks around it.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    extension(Problems problems)
    {
        public Problems RequireRank(int? rank) => problems.Require(rank is null or (>= 1 and <= Warehouse.MaxRank), $"The rank is 1 to {Warehouse.MaxRank}.", "rank");

        public Problems RequireText(string? text, int atMost, params string[] field) =>
            problems.Require(text is null || text.Length <= atMost, $"At most {atMost} characters.", field);

        public Problems RequireLines(int count) =>
            problems.Require(count is > 0 and <= MaxLines, $"Give 1 to {MaxLines} lines.", "lines");
    }
}
