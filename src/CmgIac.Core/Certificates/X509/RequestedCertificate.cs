using System.Formats.Asn1;

namespace CmgIac.Core.Certificates.X509;

/// <summary>A certificate request (RFC 2986) as it is encoded.</summary>
internal sealed record RequestedCertificate
{
    private const string RequestedExtensions = "1.2.840.113549.1.9.14";

    /// <summary>Microsoft's own attribute for the same, in older programs and beside the standard's (szOID_CERT_EXTENSIONS).</summary>
    private const string MicrosoftExtensions = "1.3.6.1.4.1.311.2.1.14";
    private const string ChallengePassword = "1.2.840.113549.1.9.7";

    public required DirectoryName Subject { get; init; }

    public required SubjectKey Key { get; init; }

    /// <summary>Null where the request asks for none.</summary>
    public required CertificateExtensions? Extensions { get; init; }

    /// <summary>Is there a password that anybody can read (RFC 2985 5.4.1)? Its text is never kept.</summary>
    public required bool HasChallengePassword { get; init; }

    public required Signature Signature { get; init; }

    /// <summary>Did the key of the request sign it? Null where .NET can't tell.</summary>
    public bool? IsSigned => Signature.IsBy(Key);

    public static DerReading<RequestedCertificate> Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.BER);
            var whole = reader.PeekEncodedValue();
            var request = ReadWhole(reader.ReadSequence());
            return reader.HasData ? new(null, $"is followed by {der.Length - whole.Length} more bytes") : new(request, null);
        }
        catch (AsnContentException e)
        {
            return new(null, DerFault.Of(der.Span, e));
        }
    }

    private static RequestedCertificate ReadWhole(AsnReader reader)
    {
        var signature = Signature.Read(reader);
        var body = new AsnReader(signature.Signed, AsnEncodingRules.BER).ReadSequence();
        body.ReadInteger();
        var subject = DirectoryName.Read(body);
        var key = SubjectKey.Read(body);
        CertificateExtensions? extensions = null;
        var hasPassword = false;
        // Some programs leave the empty set of attributes out.
        var attributes = body.HasData ? body.ReadSetOf(skipSortOrderValidation: true, new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true)) : null;
        while (attributes?.HasData == true)
        {
            var attribute = attributes.ReadSequence();
            var type = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            if (type is RequestedExtensions or MicrosoftExtensions)
            {
                while (values.HasData)
                {
                    extensions = Unite(extensions, ExtensionsReader.Read(values));
                }
            }

            hasPassword |= type == ChallengePassword;
        }

        return new()
        {
            Subject = subject,
            Key = key,
            Extensions = extensions,
            HasChallengePassword = hasPassword,
            Signature = signature,
        };
    }

    /// <summary>Both attributes may stand in one request; what the first says holds.</summary>
    private static CertificateExtensions Unite(CertificateExtensions? first, CertificateExtensions second) => first is null ? second : first with
    {
        Types = [.. first.Types.Union(second.Types, StringComparer.Ordinal)],
        AlternativeNames = first.AlternativeNames ?? second.AlternativeNames,
        KeyPurposes = first.KeyPurposes ?? second.KeyPurposes,
        KeyUsage = first.KeyUsage ?? second.KeyUsage,
        BasicConstraints = first.BasicConstraints ?? second.BasicConstraints,
        Template = first.Template ?? second.Template,
    };
}
