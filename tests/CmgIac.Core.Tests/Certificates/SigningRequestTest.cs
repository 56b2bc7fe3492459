using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Certificates;
using CmgIac.Core.Model;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

/// <summary>The bytes of a request: what any reader finds in its subject, and that they follow from spec and key alone.</summary>
public class SigningRequestTest
{
    /// <summary>Each value comes back, in its order and in one of the two string types that RFC 5280 lets a CA issue.</summary>
    [Property]
    public Property A_subject_reads_back_to_the_letter() => Prop.ForAll(
        HostileText.Of(",", "+", "\"", "#", " ", "\\", "=", ";", "*", "a", "ü", "😀", "'").Filter(IsUnicode),
        value =>
        {
            var subject = DistinguishedName.Of(("CN", "granitefalls.contoso.com"), ("O", value), ("S", value), ("C", "US"));
            Assert.Equal(
                [("2.5.4.3", "granitefalls.contoso.com"), ("2.5.4.10", value), ("2.5.4.8", value), ("2.5.4.6", "US")],
                ReadName(SigningRequest.WriteSubject(subject)));
        });

    [Fact]
    public void The_same_spec_and_key_give_the_same_bytes()
    {
        using var key = RSA.Create(2048);
        var gateway = Specs.Gateways(Specs.Minimal)[0];
        var request = SigningRequest.Write(gateway, key);
        Assert.Equal(request, SigningRequest.Write(gateway, key));

        using var folder = new TemporaryFolder();
        var path = folder.Write("request.pem", PemEncoding.WriteString("CERTIFICATE REQUEST", request));
        var read = ProgramRun.Of(Oracle.Require("openssl", "openssl"), "req", "-verify", "-in", path, "-noout", "-subject");
        Assert.Equal((0, "subject=CN = granitefalls.contoso.com\n"), (read.ExitCode, read.Output));
    }

    private static bool IsUnicode(string text) =>
        text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    private static List<(string Type, string Value)> ReadName(byte[] bytes)
    {
        var read = new List<(string, string)>();
        var names = new AsnReader(bytes, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            var attribute = names.ReadSetOf().ReadSequence();
            var type = attribute.ReadObjectIdentifier();
            var kind = (UniversalTagNumber)attribute.PeekTag().TagValue;
            Assert.Contains(kind, new[] { UniversalTagNumber.PrintableString, UniversalTagNumber.UTF8String });
            read.Add((type, attribute.ReadCharacterString(kind)));
        }

        return read;
    }
}
