using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using OrderCloud.Host.Identity;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Identity;

public sealed class SigningKeysTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("keys-");
    private readonly FakeTimeProvider clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly EphemeralDataProtectionProvider protection = new();

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void Keys_outlive_a_restart()
    {
        var first = (Rsa(Keys().ForSigning().Single()), Bytes(Keys().ForEncryption().Single()));
        var second = (Rsa(Keys().ForSigning().Single()), Bytes(Keys().ForEncryption().Single()));

        Assert.Equal(first, second);
        Assert.Equal(2, directory.GetFiles("*.key").Length);
    }

    [Fact, Trait("Proves", "P28")]
    public void A_key_is_for_its_owners_eyes_and_sealed()
    {
        var key = ((RsaSecurityKey)Keys().ForSigning().Single()).Rsa.ExportPkcs8PrivateKey();
        var file = Assert.Single(directory.GetFiles("signing-*.key"));

        Assert.Equal(-1, File.ReadAllBytes(file.FullName).AsSpan().IndexOf(key.AsSpan(40, 32)));

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
    }

    [Fact]
    public void Keys_added_before_their_time_are_published_at_once_and_work_an_hour_later()
    {
        var (old, oldBytes) = (Rsa(Keys().ForSigning().Single()), Bytes(Keys().ForEncryption().Single()));

        clock.Advance(TimeSpan.FromMinutes(1));
        Keys().Add();
        var (published, bytes) = (Keys().ForSigning().Select(Rsa).ToList(), Keys().ForEncryption().Select(Bytes).ToList());
        clock.Advance(TimeSpan.FromHours(1));
        var (both, bothBytes) = (Keys().ForSigning().Select(Rsa).ToList(), Keys().ForEncryption().Select(Bytes).ToList());

        Assert.Equal((old, 2), (published[0], published.Count));
        Assert.Equal((oldBytes, 2), (bytes[0], bytes.Count));
        Assert.Equal([published[1], old], both);
        Assert.Equal([bytes[1], oldBytes], bothBytes);
    }

    [Fact]
    public void After_ninety_days_a_new_key_is_published_signs_an_hour_later_and_the_old_one_proves_for_a_month_more()
    {
        var old = Rsa(Keys().ForSigning().Single());

        clock.Advance(TimeSpan.FromDays(91));
        var published = Keys().ForSigning().Select(Rsa).ToList();
        clock.Advance(TimeSpan.FromHours(1));
        var both = Keys().ForSigning().Select(Rsa).ToList();
        clock.Advance(TimeSpan.FromDays(30));
        var one = Keys().ForSigning().Select(Rsa).ToList();

        Assert.Equal(2, published.Count);
        Assert.Equal(old, published[0]);
        Assert.Equal([published[1], old], both);
        Assert.Equal([both[0]], one);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_cursor_from_before_a_change_of_keys_is_good_for_a_day_more_and_then_no_longer(bool byCommand)
    {
        var ring = new CursorRing(Keys());
        var first = Sealed(ring);

        if (byCommand)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            Keys().Add();
        }
        else
        {
            clock.Advance(TimeSpan.FromDays(91));
            ring.Renew();
        }

        // The new one is known to every host before any seals by it.
        clock.Advance(TimeSpan.FromMinutes(59));
        ring.Renew();
        var another = new CursorRing(Keys());
        var last = Sealed(ring);
        Assert.Equal((true, true), (Opens(another, last), Opens(ring, first)));

        clock.Advance(TimeSpan.FromMinutes(1));
        ring.Renew();
        var after = Sealed(ring);
        Assert.Equal((true, true), (Opens(ring, last), Opens(another, after)));

        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        ring.Renew();
        Assert.Equal((true, true), (Opens(ring, last), Opens(ring, after)));

        clock.Advance(TimeSpan.FromMinutes(2));
        ring.Renew();
        Assert.Equal((false, true), (Opens(ring, last), Opens(ring, after)));
    }

    [Fact]
    public void What_is_in_use_is_named_and_the_name_changes_with_it()
    {
        var keys = Keys();
        var first = keys.Renew();
        Assert.Equal(first, keys.Renew());

        clock.Advance(TimeSpan.FromDays(91));
        var published = keys.Renew();
        clock.Advance(TimeSpan.FromHours(1));
        var working = keys.Renew();

        Assert.Equal(3, new[] { first, published, working }.Distinct().Count());
        Assert.Equal(working, keys.Renew());
    }

    [Fact]
    public void A_key_that_cannot_be_opened_stops_the_start_and_is_named()
    {
        Keys().ForSigning();

        var failure = Assert.Throws<SettingException>(() => new SigningKeys(directory, new EphemeralDataProtectionProvider(), clock).ForSigning());

        Assert.Contains("Data:Directory", failure.Message, StringComparison.Ordinal);
        Assert.Contains("signing-", failure.Message, StringComparison.Ordinal);
    }

    private static string Sealed(CursorRing by) => CursorBy(by).Seal([1]);

    private static bool Opens(CursorRing by, string cursor) => CursorBy(by).Open(cursor, [typeof(int)]) is not null;

    private static Cursor CursorBy(CursorRing ring) => new(ring.Now, Guid.Empty, "Query.orders", "sort");

    private static string Rsa(SecurityKey key) => Convert.ToHexString(((RsaSecurityKey)key).Rsa.ExportSubjectPublicKeyInfo());

    private static string Bytes(SecurityKey key) => Convert.ToHexString(((SymmetricSecurityKey)key).Key);

    private SigningKeys Keys() => new(directory, protection, clock);
}
