using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Certificates;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Model;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>The fields of a request as a spec or a policy file asks for them, in the form in which PKCS#10 is read.</summary>
internal static class RequestFields
{
    private static readonly Dictionary<string, string> Identifiers = new(StringComparer.Ordinal)
    {
        ["CN"] = "2.5.4.3", ["OU"] = "2.5.4.11", ["O"] = "2.5.4.10", ["L"] = "2.5.4.7", ["S"] = "2.5.4.8", ["C"] = "2.5.4.6",
    };

    public static Pkcs10 OfSpec(GatewaySpec gateway) => new(
        Subject(gateway.Subject.Attributes),
        gateway.SubjectAlternativeNames,
        ["1.3.6.1.5.5.7.3.1"],
        X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment,
        gateway.Certificate.Hash.Value,
        gateway.Certificate.KeyLength.Value);

    /// <summary>A policy file without any problem.</summary>
    public static Pkcs10 OfPolicy(string path)
    {
        var (request, problems) = CertreqReader.Read(PolicyText.Decode(File.ReadAllBytes(path))!.Text);
        Assert.Empty(problems);
        return new(
            Subject(request.Subject!.Value.Select(name => Assert.Single(name.Attributes))),
            [.. request.AlternativeNames.Select(name => name.Value.Value)],
            [.. request.EnhancedKeyUsages.Select(usage => usage.Value)],
            (X509KeyUsageFlags)request.KeyUsage!.Value,
            request.HashAlgorithm!.Value,
            request.KeyLength!.Value);
    }

    /// <summary>Every field, in its order and letter for letter.</summary>
    public static void AssertSame(Pkcs10 expected, Pkcs10 actual)
    {
        Assert.Equal(expected.Subject, actual.Subject);
        Assert.Equal(expected.AlternativeNames, actual.AlternativeNames);
        Assert.Equal(expected.EnhancedKeyUsages, actual.EnhancedKeyUsages);
        Assert.Equal((expected.KeyUsages, expected.Hash, expected.KeyBits), (actual.KeyUsages, actual.Hash, actual.KeyBits));
    }

    private static System.Collections.Immutable.ImmutableArray<string> Subject(IEnumerable<NameAttribute> parts) =>
        [.. parts.Select(part => $"{Identifiers[part.Key]}={part.Value}")];
}
