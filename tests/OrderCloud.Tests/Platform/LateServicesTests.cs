#pragma warning disable EF1001, EF9100 // As in EfServices.

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

/// <summary>What EF makes for each context and each query, and here is made when it is needed, and once.</summary>
public class LateServicesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_tracks_is_made_for_who_tracks_alone_and_a_context_ends_with_it_and_without(bool tracks)
    {
        await using var host = await NotesHost.StartAsync();
        await host.WriteAsync(NotesHost.A, (db, _) => Task.FromResult(db.Notes.Add(new Note { Text = "one" })));
        NotesDb context;
        LateDependencies late;

        await using (var scope = host.Scope(NotesHost.A))
        {
            context = scope.Services.GetRequiredService<NotesDb>();
            late = Assert.IsType<LateDependencies>(context.GetInfrastructure().GetRequiredService<IDbContextDependencies>());
            var note = Assert.Single(await (tracks ? context.Notes : context.Notes.AsNoTracking()).ToListAsync(Ct));

            Assert.Equal("one", note.Text);
            Assert.Equal(tracks, late.AreAllMade);
        }

        Assert.Equal(tracks, late.AreAllMade);
        Assert.Throws<ObjectDisposedException>(() => context.Entry(new Note { Text = "too late" }));
    }

    [Fact]
    public void A_function_within_a_query_is_made_once_unless_it_needs_what_stands_around_it()
    {
        Expression<Func<int, (Func<int, int> Closed, Func<int, int> Open)>> query = given => new ValueTuple<Func<int, int>, Func<int, int>>(it => it + 1, it => it + given);
        var compiled = ((Expression<Func<int, (Func<int, int> Closed, Func<int, int> Open)>>)new CompiledOnce(new Unchanged()).InlineConstants(query, supportsPrecompiledQuery: false)).Compile();
        var (one, two) = (compiled(10), compiled(20));

        Assert.Same(one.Closed, two.Closed);
        Assert.NotSame(one.Open, two.Open);
        Assert.Equal((6, 15, 25), (one.Closed(5), one.Open(5), two.Open(5)));
        Assert.NotSame(query.Compile()(10).Closed, query.Compile()(20).Closed);
    }

    private sealed class Unchanged : ILiftableConstantProcessor
    {
        public IReadOnlyList<(ParameterExpression Parameter, Expression Expression)> LiftedConstants => [];

        public Expression InlineConstants(Expression expression, bool supportsPrecompiledQuery) => expression;

        public Expression LiftConstants(Expression expression, ParameterExpression contextParameter, HashSet<string> variableNames) => expression;
    }
}
