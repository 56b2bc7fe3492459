using System.Formats.Asn1;
using System.Numerics;
using CmgIac.Core.Certificates.X509;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>Extensions in forms that no program of ours writes.</summary>
public class ExtensionsReaderTest
{
    private const string TemplateName = "1.3.6.1.4.1.311.20.2";
    private const string TemplateIdentifier = "1.3.6.1.4.1.311.21.7";

    [Fact]
    public void A_template_is_named_by_its_name_else_by_its_identifier()
    {
        Action<AsnWriter> identifier = writer =>
        {
            using var value = writer.PushSequence();
            writer.WriteObjectIdentifier("1.2.3.4");
            writer.WriteInteger(100);
        };
        Assert.Equal("1.2.3.4", Read((TemplateIdentifier, identifier)).Template);
        Assert.Equal("Web", Read((TemplateName, writer => writer.WriteCharacterString(UniversalTagNumber.BMPString, "Web")), (TemplateIdentifier, identifier)).Template);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("A0", 5, 0xA0)]
    [InlineData("0080", 7, 0x8000)]
    public void Key_usages_are_of_any_length(string bits, int unused, int expected) => Assert.Equal(
        (KeyUsages)expected, Read(("2.5.29.15", writer => writer.WriteBitString(Convert.FromHexString(bits), unused))).KeyUsage);

    [Fact]
    public void A_path_may_be_longer_than_any_number() => Assert.Equal(
        new BasicConstraints(true, int.MaxValue),
        Read(("2.5.29.19", writer =>
        {
            using var value = writer.PushSequence();
            writer.WriteBoolean(true);
            writer.WriteInteger(BigInteger.Pow(2, 70));
        })).BasicConstraints);

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, "0102")]
    [InlineData(2, null)]
    public void The_issuer_s_key_need_not_be_named(int? tag, string? expected) => Assert.Equal(
        expected,
        Read(("2.5.29.35", writer =>
        {
            using var value = writer.PushSequence();
            if (tag is { } number)
            {
                writer.WriteOctetString([1, 2], new(TagClass.ContextSpecific, number));
            }
        })).AuthorityKeyId);

    /// <summary>RFC 5280 4.2.1.10; a dot before the domain is OpenSSL's way to leave the domain itself out.</summary>
    [Theory]
    [InlineData("contoso.com", "contoso.com", true)]
    [InlineData("contoso.com", "a.Contoso.com.", true)]
    [InlineData("contoso.com", "acontoso.com", false)]
    [InlineData(".contoso.com", "a.contoso.com", true)]
    [InlineData(".contoso.com", "contoso.com", false)]
    [InlineData("", "contoso.com", true)]
    public void Constraints_are_of_a_domain_and_all_below(string domain, string name, bool isWithin)
    {
        Assert.Equal(isWithin, new NameConstraints([domain], []).Breach(name) is null);
        Assert.Equal(isWithin, new NameConstraints(null, [domain]).Breach(name) is not null);
    }

    /// <summary>What the first of two attributes says holds, and the second says the rest.</summary>
    [Fact]
    public void A_request_may_ask_in_two_attributes()
    {
        (string, Action<AsnWriter>)[] names = [("2.5.29.17", writer => WriteName(writer, "a.contoso.com"))];
        (string, Action<AsnWriter>)[] rest =
        [
            ("2.5.29.17", writer => WriteName(writer, "b.contoso.com")),
            ("2.5.29.37", WritePurpose),
            ("2.5.29.15", writer => writer.WriteBitString([0xA0], 5)),
            ("2.5.29.19", writer => writer.PushSequence().Dispose()),
            (TemplateName, writer => writer.WriteCharacterString(UniversalTagNumber.BMPString, "Web")),
        ];
        foreach (var (first, second, name) in new[] { (names, rest, "a.contoso.com"), (rest, names, "b.contoso.com") })
        {
            var read = RequestedCertificate.Read(Request(writer =>
            {
                using var attributes = writer.PushSetOf(new(TagClass.ContextSpecific, 0));
                WriteAttribute(writer, "1.2.840.113549.1.9.14", first);
                WriteAttribute(writer, "1.3.6.1.4.1.311.2.1.14", second);
            })).Value!.Extensions!;
            Assert.Equal([name], read.DnsNames);
            Assert.Equal(
                ("1.3.6.1.5.5.7.3.1", KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment, new BasicConstraints(false, null), "Web", 5),
                (read.KeyPurposes!.Value.Single(), read.KeyUsage, read.BasicConstraints, read.Template, read.Types.Length));
        }
    }

    [Fact]
    public void A_request_may_lack_the_set_of_attributes_and_have_no_bytes_behind_it()
    {
        var der = Request(_ => { });
        Assert.Null(RequestedCertificate.Read(der).Value!.Extensions);
        Assert.Equal("is followed by 1 more bytes", RequestedCertificate.Read((byte[])[.. der, 10]).Fault);
    }

    private static CertificateExtensions Read(params (string Type, Action<AsnWriter> Write)[] extensions)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        WriteExtensions(writer, extensions);
        return ExtensionsReader.Read(new(writer.Encode(), AsnEncodingRules.BER));
    }

    private static void WriteExtensions(AsnWriter writer, (string Type, Action<AsnWriter> Write)[] extensions)
    {
        using var sequence = writer.PushSequence();
        foreach (var (type, write) in extensions)
        {
            using var extension = writer.PushSequence();
            writer.WriteObjectIdentifier(type);
            using var value = writer.PushOctetString();
            write(writer);
        }
    }

    private static void WriteName(AsnWriter writer, string name)
    {
        using var names = writer.PushSequence();
        writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new(TagClass.ContextSpecific, 2));
    }

    private static void WritePurpose(AsnWriter writer)
    {
        using var purposes = writer.PushSequence();
        writer.WriteObjectIdentifier("1.3.6.1.5.5.7.3.1");
    }

    private static void WriteAttribute(AsnWriter writer, string type, (string, Action<AsnWriter>)[] extensions)
    {
        using var attribute = writer.PushSequence();
        writer.WriteObjectIdentifier(type);
        using var values = writer.PushSetOf();
        WriteExtensions(writer, extensions);
    }

    /// <summary>Signed by nobody, which a reader doesn't mind; in BER, which keeps the order of attributes.</summary>
    private static byte[] Request(Action<AsnWriter> writeAttributes)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                writer.PushSequence().Dispose();
                writer.WriteEncodedValue(Forged.KeyOf("ec").ExportSubjectPublicKeyInfo());
                writeAttributes(writer);
            }

            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.10045.4.3.2");
            }

            writer.WriteBitString([0]);
        }

        return writer.Encode();
    }
}
