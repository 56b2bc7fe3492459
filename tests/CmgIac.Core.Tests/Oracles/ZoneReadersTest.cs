using Xunit;

namespace CmgIac.Core.Tests.Oracles;

public class ZoneReadersTest
{
    private const string Record = "granitefalls.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.\n";

    public static TheoryData<string> Trees => BaselineTest.Trees;

    [Fact]
    public void A_record_beside_a_CNAME_is_refused_by_all() =>
        Assert.All(ZoneReaders.Check("contoso.com", Record + "granitefalls.contoso.com. 60 IN A 192.0.2.1\n"), reader => Assert.False(reader.Loads, reader.Reader));

    [Theory]
    [MemberData(nameof(Trees))]
    public void All_load_the_zones_and_read_the_same_records(string tree)
    {
        foreach (var path in BaselineCase.Tree(Repository.Path(tree)).Where(path => path.EndsWith(".zone", StringComparison.Ordinal)))
        {
            var (zone, text) = (path.Split('/')[1], File.ReadAllText(Path.Combine(Repository.Path(tree), path)));
            Assert.All(ZoneReaders.Check(zone, text), reader => Assert.True(reader.Loads, $"{path}, {reader.Reader}: {reader.Said}"));

            Assert.Equal(Ours(ZoneChecker.Check(zone, text).Records), Ours(ZoneReaders.Records(zone, text)));
        }
    }

    /// <summary>PowerDNS writes names without the root's dot.</summary>
    private static IEnumerable<string> Ours(IEnumerable<string> records) => records
        .Where(record => record.Contains(" IN CNAME ", StringComparison.Ordinal) || record.Contains(" IN CAA ", StringComparison.Ordinal))
        .Select(record => record.Replace(". ", " ", StringComparison.Ordinal).TrimEnd('.'))
        .Order(StringComparer.Ordinal);
}
