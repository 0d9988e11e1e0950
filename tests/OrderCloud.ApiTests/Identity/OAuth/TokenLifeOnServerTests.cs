using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.OAuth;

public sealed class TokenLifeOnServerTests(ServerHost host) : TokenLifeTests(host)
{
    /// <remarks>SQLite has one writer at a time: there the two come one after the other.</remarks>
    [Theory, Trait("Proves", "P16"), Trait("Proves", "P12")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_renewal_under_way_while_its_owner_signs_out_everywhere_gives_nothing_that_lasts(bool isOwnerFirst)
    {
        var first = await Flow.TokensAsync();
        using var owner = new Browser(Host.Address);
        await owner.SignInAsync(Tenant.Email, Tenant.Password);
        Task? everywhere = null;
        JsonElement answer;

        using (new BeforeStatement((sql, _) =>
        {
            // The refresh token was found right. First: before anything is written or waited for. Else: as the new tokens are written.
            if (everywhere is not null || !(isOwnerFirst ? IsOf("accounts", sql) || IsOf("oauth_tokens", sql) : IsOf("oauth_tokens", sql)))
                return;

            everywhere = Task.Run(() => EverywhereAsync(owner), Cancelled);

            if (isOwnerFirst)
                everywhere.GetAwaiter().GetResult();
            else
                Task.WhenAny(everywhere, Task.Delay(1_000, Cancelled)).GetAwaiter().GetResult();
        }))
            answer = await Flow.RefreshAsync(first.Refresh());

        await everywhere!;
        Assert.Equal(isOwnerFirst ? "invalid_grant" : null, answer.Error());
        Assert.Equal("invalid_grant", (await Flow.RefreshAsync((isOwnerFirst ? first : answer).Refresh())).Error());
    }

    private static bool IsOf(string table, string sql) =>
        sql.Contains(table, StringComparison.Ordinal) && (sql.Contains("UPDATE", StringComparison.Ordinal) || sql.Contains("INSERT", StringComparison.Ordinal));
}
