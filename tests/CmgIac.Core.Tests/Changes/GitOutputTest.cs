using System.Text;
using CmgIac.Live.Git;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>What git writes is of its form, or it is no answer.</summary>
public class GitOutputTest
{
    private const string Name = "0123456789012345678901234567890123456789";

    [Theory]
    [InlineData("100644 blob " + Name + "\ta b.yaml\0", 1)]
    [InlineData("120000 blob " + Name + "\ta.yaml\0", 0)]
    [InlineData("160000 commit " + Name + "\ta\0", 1)]
    [InlineData("", 0)]
    [InlineData("\t\0", null)]
    [InlineData("100644\ta b.yaml\0", null)]
    [InlineData("100644 blob " + Name + "\0", null)]
    [InlineData("100644 blob " + Name + "\ta.yaml", null)]
    public void A_listing(string output, int? entries) =>
        Assert.Equal(entries, GitTreeReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(output)), _ => true)?.Count);
}
