using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates;

/// <summary>A gateway's certificate request as PKCS#10 (RFC 2986), for a key that is handed in.</summary>
internal static class SigningRequest
{
    private static readonly Asn1Tag DnsNameTag = new(TagClass.ContextSpecific, 2);

    /// <summary>
    /// The DER of the request that the spec asks for: subject, alternative names, server authentication, key usage of RSA
    /// key exchange; signed by <paramref name="key"/> with the spec's hash and PKCS#1 v1.5 padding.
    /// </summary>
    public static byte[] Write(GatewaySpec gateway, RSA key)
    {
        var request = new CertificateRequest(
            new X500DistinguishedName(WriteSubject(gateway.Subject)), key, Hash(gateway.Certificate.Hash.Value), RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid(ObjectIdentifier.ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509Extension(
            ObjectIdentifier.SubjectAlternativeName, WriteAlternativeNames(gateway.SubjectAlternativeNames), critical: false));
        return request.CreateSigningRequest();
    }

    /// <summary>
    /// The DER of a name in its own order. As in the INF, a value is a PrintableString where it can be one and a UTF8String
    /// otherwise, the two that RFC 5280 4.1.2.4 lets a CA issue.
    /// </summary>
    public static byte[] WriteSubject(DistinguishedName subject)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var part in subject.Attributes)
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(AttributeType(part.Key));
                    writer.WriteCharacterString(
                        part.IsPrintable ? UniversalTagNumber.PrintableString : UniversalTagNumber.UTF8String, part.Value);
                }
            }
        }

        return writer.Encode();
    }

    /// <summary>.NET's own builder maps names as IDN; these are A-labels already, and their spelling must stay.</summary>
    private static byte[] WriteAlternativeNames(ImmutableArray<string> names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var name in names)
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsNameTag);
            }
        }

        return writer.Encode();
    }

    /// <summary>X.520's attribute types under the keys of <see cref="DistinguishedName"/>.</summary>
    private static string AttributeType(string key) => key switch
    {
        "CN" => "2.5.4.3",
        "C" => "2.5.4.6",
        "L" => "2.5.4.7",
        "S" => "2.5.4.8",
        "O" => "2.5.4.10",
        "OU" => "2.5.4.11",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No attribute of a gateway's subject."),
    };

    private static HashAlgorithmName Hash(string name) => name switch
    {
        "sha256" => HashAlgorithmName.SHA256,
        "sha384" => HashAlgorithmName.SHA384,
        "sha512" => HashAlgorithmName.SHA512,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No hash of the spec."),
    };
}
