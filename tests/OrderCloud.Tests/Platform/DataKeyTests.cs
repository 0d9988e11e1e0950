using System.Security.Cryptography;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Tests.Platform;

public sealed class DataKeyTests
{
    private static readonly Guid Tenant = Guid.CreateVersion7(), Row = Guid.CreateVersion7();
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(DataKey.Bytes);

    private readonly DataKey key = new(Tenant, Bytes);

    [Theory, Trait("Capability", "R1/part")]
    [InlineData("")]
    [InlineData("ada@example.com")]
    [InlineData("上海市南京东路 1 号")]
    [InlineData("oc1:looks sealed and isn't")]
    public void What_was_sealed_opens_and_shows_nothing_of_itself(string text)
    {
        var closed = key.Seal(text, "customers.Email", Row);

        Assert.Equal(text, key.Open(closed, "customers.Email", Row));
        Assert.NotEqual(closed, key.Seal(text, "customers.Email", Row));
        Assert.True(DataKey.IsSealed(closed));
        Assert.True(text is "" || !closed.Contains(text, StringComparison.Ordinal));
    }

    [Fact, Trait("Capability", "R1/part")]
    public void It_opens_for_its_tenant_column_and_row_only_and_not_after_a_change()
    {
        var closed = key.Seal("ada@example.com", "customers.Email", Row);
        var changed = closed[..^1] + (closed[^1] == 'A' ? 'E' : 'A');

        Assert.ThrowsAny<CryptographicException>(() => new DataKey(Tenant, RandomNumberGenerator.GetBytes(DataKey.Bytes)).Open(closed, "customers.Email", Row));
        Assert.ThrowsAny<CryptographicException>(() => new DataKey(Guid.CreateVersion7(), Bytes).Open(closed, "customers.Email", Row));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(closed, "customers.Phone", Row));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(closed, "customers.Email", Guid.CreateVersion7()));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(changed, "customers.Email", Row));
        Assert.ThrowsAny<CryptographicException>(() => key.Open("oc1:AAAA", "customers.Email", Row));
    }

    [Fact]
    public void An_index_is_equal_for_equal_texts_of_one_column_of_one_tenant_whatever_their_case()
    {
        var index = key.IndexOf("Ada@Example.com", "customers.Email");

        Assert.Equal(index, key.IndexOf("ada@example.COM", "customers.Email"));
        Assert.Equal(index, new DataKey(Tenant, Bytes).IndexOf("ada@example.com", "customers.Email"));
        Assert.NotEqual(index, key.IndexOf("ada@example.org", "customers.Email"));
        Assert.NotEqual(index, key.IndexOf("ada@example.com", "customers.Phone"));
        Assert.NotEqual(index, new DataKey(Tenant, RandomNumberGenerator.GetBytes(DataKey.Bytes)).IndexOf("ada@example.com", "customers.Email"));
    }

    [Fact]
    public void A_new_outer_key_seals_and_the_old_one_still_opens()
    {
        byte[] old = RandomNumberGenerator.GetBytes(32), fresh = RandomNumberGenerator.GetBytes(32);
        var closed = new OuterKeys([old]).Seal("secret"u8, "one thing");
        var both = new OuterKeys([fresh, old]);

        Assert.Equal("secret"u8.ToArray(), both.Open(closed, "one thing"));
        Assert.True(both.IsOld(closed));
        Assert.False(both.IsOld(both.Seal("secret"u8, "one thing")));
        Assert.ThrowsAny<CryptographicException>(() => both.Open(closed, "another thing"));
        Assert.ThrowsAny<CryptographicException>(() => new OuterKeys([fresh]).Open(closed, "one thing"));
    }

    [Fact]
    public void A_key_that_is_none_stops_the_start()
    {
        Assert.Contains("Keys:Outer", Assert.Throws<SettingException>(() => new OuterKeys([new byte[31]])).Message, StringComparison.Ordinal);
        Assert.Throws<SettingException>(() => new OuterKeys([]));
    }

    [Fact]
    public void Without_a_setting_the_key_is_a_file_for_its_owners_eyes_and_the_newest_seals()
    {
        var directory = Directory.CreateTempSubdirectory("outer-");
        var first = KeyFiles.Load(directory.FullName);

        KeyFiles.Add(directory.FullName);
        var both = KeyFiles.Load(directory.FullName);

        Assert.Equal([first[0]], both.Skip(1));
        Assert.Equal(2, both.Count);

        // The oldest was taken out: the next one is in front all the same.
        File.Delete(Path.Combine(directory.FullName, "outer-0001.key"));
        KeyFiles.Add(directory.FullName);
        Assert.Equal([both[0]], KeyFiles.Load(directory.FullName).Skip(1));

        if (!OperatingSystem.IsWindows())
            Assert.All(directory.GetFiles(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));

        directory.Delete(recursive: true);
    }
}
