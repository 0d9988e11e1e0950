using System.Text;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>Ids as the API gives them, for tests that make one up or look into one.</summary>
public static class NodeIds
{
    public static string Of(string type, Guid id) => Convert.ToBase64String([.. Encoding.UTF8.GetBytes($"{type}:"), .. id.ToByteArray()]);

    public static Guid ToGuid(string id) => new(Convert.FromBase64String(id).AsSpan()[^16..]);
}
