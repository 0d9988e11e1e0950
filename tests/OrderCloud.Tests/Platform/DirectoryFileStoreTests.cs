using System.IO.Pipelines;
using System.Text;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;

namespace OrderCloud.Tests.Platform;

public sealed class DirectoryFileStoreTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("uploads").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Proves", "P24/part")]
    public async Task Uploads_side_by_side_take_no_more_than_their_companys_share()
    {
        var store = new DirectoryFileStore(directory, new FileLimits { MaxBytes = 80, TenantBytes = 100 }, TimeProvider.System);
        var (mine, others) = (new TenantContext(Guid.CreateVersion7()), new TenantContext(Guid.CreateVersion7()));
        var slow = new Pipe();

        var first = store.SaveAsync(mine, slow.Reader.AsStream(), Ct);
        var second = await Record.ExceptionAsync(() => store.SaveAsync(mine, Text(80), Ct));
        var foreign = await store.SaveAsync(others, Text(80), Ct);
        await slow.Writer.WriteAsync(Encoding.ASCII.GetBytes(new string('a', 80)), Ct);
        await slow.Writer.CompleteAsync();

        Assert.Equal((80, 80), ((await first).Bytes, foreign.Bytes));
        Assert.Equal(FileRefusedException.TooLarge, Assert.IsType<FileRefusedException>(second).Code);
        Assert.Equal(20, (await store.SaveAsync(mine, Text(20), Ct)).Bytes);
        Assert.True(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) <= 2 * 100);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static MemoryStream Text(int length) => new(Encoding.ASCII.GetBytes(new string('a', length)));
}
