using OrderCloud.Host.Identity;

namespace OrderCloud.Tests.Identity;

public sealed class ClientSecretsTests
{
    [Fact]
    public void A_secret_can_be_told_by_its_prefix_and_checksum()
    {
        var secret = ClientSecrets.New();

        Assert.StartsWith("ocs_", secret, StringComparison.Ordinal);
        Assert.True(ClientSecrets.IsWellFormed(secret));
        Assert.False(ClientSecrets.IsWellFormed(secret[..10] + (secret[10] == 'A' ? 'B' : 'A') + secret[11..]));
        Assert.False(ClientSecrets.IsWellFormed(secret[..^1]));
        Assert.NotEqual(secret, ClientSecrets.New());
    }

    [Fact, Trait("Proves", "P28")]
    public void What_is_kept_is_a_hash() => Assert.Equal("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", ClientSecrets.HashOf("abc"));

    [Fact, Trait("Capability", "X6/part")]
    public void After_a_change_both_count_until_the_former_ends_and_a_second_change_ends_the_first()
    {
        var (first, second, third, now) = (ClientSecrets.New(), ClientSecrets.New(), ClientSecrets.New(), DateTimeOffset.UnixEpoch);
        var once = ClientSecrets.Rotated(ClientSecrets.HashOf(first), second, now.AddHours(1));
        var twice = ClientSecrets.Rotated(once, third, now.AddHours(1));

        Assert.True(ClientSecrets.Matches(first, once, now) && ClientSecrets.Matches(second, once, now));
        Assert.False(ClientSecrets.Matches(first, once, now.AddHours(1)));
        Assert.True(ClientSecrets.Matches(second, twice, now) && ClientSecrets.Matches(third, twice, now));
        Assert.False(ClientSecrets.Matches(first, twice, now));
        Assert.False(ClientSecrets.Matches(first, ClientSecrets.Rotated(ClientSecrets.HashOf(first), second, formerUntil: null), now));
        Assert.False(ClientSecrets.Matches(third, once, now));
    }
}
