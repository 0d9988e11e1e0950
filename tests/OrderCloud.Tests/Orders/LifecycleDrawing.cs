using System.Text;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Orders;

/// <summary>The tables of transitions as Mermaid diagrams, for the module's README.</summary>
internal static class LifecycleDrawing
{
    public static string OfOrders() => Draw(
        $"{OrderStatus.Draft}",
        OrderLifecycle.Rows.Where(row => row.Moves).Select(row => ($"{row.From}", $"{row.To}", row.Fields is [] ? $"({Names.Camel($"{row.Command}")})" : $"{string.Join(", ", row.Fields)}: {Names.Camel($"{row.Command}")}")),
        Enum.GetValues<OrderStatus>().Where(status => status.IsFinal).Select(status => $"{status}"));

    public static string OfFulfillments() => Draw(
        $"{FulfillmentStage.Pending}",
        FulfillmentLifecycle.Rows.Select(row => ($"{row.From}", $"{row.To}", row.Field)),
        Enum.GetValues<FulfillmentStage>().Where(stage => stage.IsFinal).Select(stage => $"{stage}"));

    private static string Draw(string first, IEnumerable<(string From, string To, string Label)> steps, IEnumerable<string> last)
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n").Append("  [*] --> ").Append(Names.ScreamingSnake(first)).Append('\n');

        foreach (var (from, to, label) in steps)
            text.Append("  ").Append(Names.ScreamingSnake(from)).Append(" --> ").Append(Names.ScreamingSnake(to)).Append(" : ").Append(label.Replace(": ", " / ", StringComparison.Ordinal)).Append('\n');

        foreach (var state in last)
            text.Append("  ").Append(Names.ScreamingSnake(state)).Append(" --> [*]\n");

        return text.Append("```\n").ToString();
    }
}
