namespace OrderCloud.Tests.Graph.Data;

/// <summary>Rows with every kind of gap and tie, the same in every run.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyList<string> Words = ["tea", "Tea", "TEE-1", "a%b", "a_b", "Ünï", "ÜNÏ", "", "mug 🫖", "🫖"];

    public static readonly IReadOnlyList<Maker> Makers =
    [
        new() { Id = Id(0xA1, 1), Name = "Lin", City = "Taipei" },
        new() { Id = Id(0xA2, 2), Name = "Ada", City = null },
        new() { Id = Id(0xA3, 3), Name = "lin", City = "Ulm" },
    ];

    public static IReadOnlyList<Product> Products(int count = 60) => [.. Enumerable.Range(1, count).Select(Product)];

    /// <summary>Ids in a sequence that is neither that of their numbers nor that of time.</summary>
    public static Guid Id(int group, int number) => new(unchecked((int)(0x9E3779B1u * (uint)number)), (short)group, 7, 1, 2, 3, 4, 5, 6, (byte)(number >> 8), (byte)number);

    private static Product Product(int i) => new()
    {
        Id = Id(0x01, i),
        Name = Words[i % Words.Count],
        Note = i % 3 == 0 ? null : Words[i * 7 % Words.Count],
        Rank = i % 4,
        Stock = i % 5 == 0 ? null : i % 6,
        Weight = i % 7 * 500,
        Stage = (Stage)(i % 3),
        Earlier = i % 4 == 0 ? null : (Stage)(i % 3),
        Active = i % 2 == 0,
        At = Noon.AddHours(i % 9),
        Due = i % 6 == 0 ? null : new DateOnly(2026, 1, 1 + (i % 5)),
        Code = i % 8 == 0 ? null : Id(0xC0, i % 5),
        Price = 100 * (i % 6),
        Currency = i % 2 == 0 ? "EUR" : "USD",
        Discount = i % 3 == 0 ? null : i % 4,
        Cost = i % 10,
        MakerId = i % 4 == 0 ? null : Makers[i % 3].Id,
        Maker = i % 4 == 0 ? null : Makers[i % 3],
        Reviews = [.. Enumerable.Range(0, i % 4).Select(n => new Review { Id = Id(0xE0, (i * 10) + n), ProductId = Id(0x01, i), Stars = 1 + ((i + n) % 5), Words = n == 0 ? null : Words[(i + n) % Words.Count] })],
        Tags = [.. Words.Skip(i % 5).Take(i % 3)],
    };
}
