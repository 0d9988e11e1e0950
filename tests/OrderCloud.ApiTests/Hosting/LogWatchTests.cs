namespace OrderCloud.ApiTests.Hosting;

/// <summary>The run ends with a look at <see cref="LogWatch.Leaks"/>; here it is shown that the look sees.</summary>
public sealed class LogWatchTests
{
    public static TheoryData<string> Planted =>
    [
        "ann@example.com", "owner-1@example.com signed in", "password correct horse 7", "four words nobody guesses", "tried 'not the password'", "ocs_c2VjcmV0c2VjcmV0c2VjcmV0", "Bearer ocs_abc", "oci_AAECAwQFBgcICQ", "/account/invitation?token=oci_xyz",
        "cookie CfDJ8LmsmOPD_1xDkjDWVC3hZF", "token=CfDJ8AAAA", "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiIxMjM0In0.x", "Authorization: Bearer eyJhbGciOiJub25lIn0xx.eyJzdWIiOiIxIn0.", "AQAAAAIAAYagAAAAEKxyzabcdefgh12345",
        "Host=db;Username=a;Password=hunter2", "Server=x;Password=abc;", "card 4242424242424242", "card 4242 4242 4242 4242", "card 5555-5555-5555-4444", "378282246310005", "otpauth://totp/OrderCloud:x?secret=ABC",
    ];

    [Theory, MemberData(nameof(Planted)), Trait("Proves", "P28")]
    public void A_planted_secret_is_seen(string line) => Assert.True(LogWatch.Shows($"info: something happened to {line} just now"));

    [Theory, Trait("Proves", "P28")]
    [InlineData("Request 0HN5 took 17 ms")]
    [InlineData("Event 0193a2b4-7c5d-7e8f-9a0b-1c2d3e4f5a6b (OrderConfirmed) failed, try 2")]
    [InlineData("Host=db;Username=a;Password=***")]
    [InlineData("Applied 20261125210000_Initial")]
    public void What_is_no_secret_is_let_through(string line) => Assert.False(LogWatch.Shows(line));
}
