using System.Collections.Immutable;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Text;

public class SideBySideTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1000)]
    public void Results_stand_in_the_order_of_the_things(int count)
    {
        ImmutableArray<int> things = [.. Enumerable.Range(0, count)];

        Assert.Equal(things.Select(thing => thing * 2), SideBySide.Select(things, () => 2, (two, thing) => thing * two));
    }

    [Fact]
    public void What_was_prepared_is_used_by_one_thread_at_a_time()
    {
        SideBySide.Select([.. Enumerable.Range(0, 500)], () => new Tool(), (tool, thing) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref tool.Users));
            Thread.SpinWait(1000);
            return Interlocked.Decrement(ref tool.Users);
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void A_failure_comes_out_as_it_was_thrown(int count) =>
        Assert.Throws<TimeoutException>(() => SideBySide.Select<int, int, int>(
            [.. Enumerable.Range(0, count)], () => 0, (_, thing) => thing == 1 ? throw new TimeoutException() : thing));

    private sealed class Tool
    {
        public int Users;
    }
}
