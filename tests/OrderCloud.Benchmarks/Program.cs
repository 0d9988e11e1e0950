using OrderCloud.Benchmarks.Bench;
using OrderCloud.Benchmarks.Control;
using OrderCloud.Benchmarks.Demo;

return args switch
{
    ["bench", .. var rest] => await BenchCommand.RunAsync(rest),
    ["demo", .. var rest] => await DemoCommand.RunAsync(rest),
    ["host", .. var rest] => await HostWithControl.RunAsync(rest),
    ["control", .. var rest] => await ControlEndpoint.RunAsync(rest),
    _ => Misused(),
};

static int Misused()
{
    Console.Error.WriteLine("OrderCloud.Benchmarks bench|demo …; see build/bench --help and build/demo --help.");

    return 2;
}
