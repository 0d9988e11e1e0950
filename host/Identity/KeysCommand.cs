using OrderCloud.Platform.Sealing;

namespace OrderCloud.Host.Identity;

/// <summary><c>keys rotate</c>: new keys before their time, for instance after somebody saw the old ones.</summary>
internal static class KeysCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RotateAsync(IServiceProvider services, TextWriter output)
    {
        // First: what seals them is the outer key that the running hosts know.
        services.GetRequiredService<SigningKeys>().Add();
        await output.WriteLineAsync("New keys for tokens and cursors are there. Hosts know them within 5 minutes and use them from an hour on; tokens given out so far stay good until they end, and pages that are open then can be turned for a day.");

        await output.WriteLineAsync(OuterKeys.TryAddFile(services.GetRequiredService<IConfiguration>())
            ? "A new outer key is there. Restart each host, then run 'database migrate' (on SQLite each start does it), which seals the companies' keys by it. Keep the older key files for 120 days."
            : $"The outer keys are settings: write a new key as {OuterKeys.Setting}:0, move the others one number up, restart each host and run 'database migrate'.");

        return 0;
    }
}
