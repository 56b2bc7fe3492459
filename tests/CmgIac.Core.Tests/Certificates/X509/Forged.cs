using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>
/// A certificate or request made byte by byte, so that it can be wrong in ways that no library makes it. Its defaults fit
/// the gateway granitefalls.contoso.com under a public issuer on 2026-11-24.
/// </summary>
internal sealed partial record Forged
{
    private static readonly ConcurrentDictionary<string, AsymmetricAlgorithm> Keys = new(StringComparer.Ordinal);

    /// <summary>Attributes as <c>2.5.4.3=value</c>; one a relative name.</summary>
    public ImmutableArray<string> Subject { get; init; } = ["2.5.4.3=granitefalls.contoso.com"];

    public ImmutableArray<string> Issuer { get; init; } = ["2.5.4.3=Forged CA"];

    public UniversalTagNumber NameTag { get; init; } = UniversalTagNumber.UTF8String;

    /// <summary>As <c>dns:…</c>, <c>ip:0A000001</c>, <c>uri:…</c> or <c>email:…</c>; null for no extension.</summary>
    public ImmutableArray<string>? Names { get; init; } = ["dns:granitefalls.contoso.com"];

    public ImmutableArray<string>? Purposes { get; init; } = ["1.3.6.1.5.5.7.3.1"];

    /// <summary>The first byte of the bit string; null for no extension.</summary>
    public byte? Usage { get; init; } = 0xA0;

    public bool? IsAuthority { get; init; } = false;

    public int? PathLength { get; init; }

    /// <summary>URIs, each a point of its own; null for no extension.</summary>
    public ImmutableArray<string>? Lists { get; init; } = ["http://crl.contoso.com/ca.crl"];

    /// <summary>A certificate policy; null for no extension.</summary>
    public string? Policy { get; init; }

    /// <summary>The domains in which a CA may issue or, with a '-' before, may not; null for no extension.</summary>
    public ImmutableArray<string>? Within { get; init; }

    /// <summary>The identifier of a critical extension that means nothing; null for none.</summary>
    public string? Critical { get; init; }

    public int Version { get; init; } = 3;

    public DateTimeOffset NotBefore { get; init; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset NotAfter { get; init; } = new(2027, 5, 19, 23, 59, 59, TimeSpan.Zero);

    /// <summary><c>rsa2048</c>, <c>rsa1024</c>, <c>ec</c>, <c>dsa</c>; with a suffix, another key of the kind; <c>-e3</c> has the exponent 3, <c>-even</c> one of 66 bits.</summary>
    public string Key { get; init; } = "rsa2048";

    public string SigningKey { get; init; } = "rsa2048-ca";

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public RSASignaturePadding Padding { get; init; } = RSASignaturePadding.Pkcs1;

    public bool HasChallengePassword { get; init; }

    /// <summary>An AD CS template's name; null for no extension.</summary>
    public string? Template { get; init; }

    /// <summary>PKCS#9's attribute of extensions, Microsoft's, or both.</summary>
    public ImmutableArray<string> ExtensionsAttributes { get; init; } = ["1.2.840.113549.1.9.14"];

    /// <summary>A good root or intermediate, under that name and with that key.</summary>
    public static Forged Authority(string name, string key, string issuer, string signingKey) => new()
    {
        Subject = [$"2.5.4.3={name}"], Issuer = [$"2.5.4.3={issuer}"], Key = key, SigningKey = signingKey, Names = null, Purposes = null,
        Usage = 0x06, IsAuthority = true, Lists = null, NotBefore = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), NotAfter = new(2035, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    public static string Pem(string label, byte[] der) => new string(PemEncoding.Write(label, der)) + "\n";

    public byte[] Certificate()
    {
        var (sign, algorithm) = Signer(SigningKey);
        var body = new AsnWriter(AsnEncodingRules.DER);
        using (body.PushSequence())
        {
            if (Version > 1)
            {
                using var tag = body.PushSequence(Context(0));
                body.WriteInteger(Version - 1);
            }

            body.WriteInteger(0x1234567890);
            body.WriteEncodedValue(algorithm);
            WriteName(body, Issuer);
            using (body.PushSequence())
            {
                body.WriteUtcTime(NotBefore);
                body.WriteUtcTime(NotAfter);
            }

            WriteName(body, Subject);
            body.WriteEncodedValue(PublicKey(Key));
            if (Version > 2)
            {
                using var tag = body.PushSequence(Context(3));
                WriteExtensions(body);
            }
        }

        return Signed(body.Encode(), algorithm, sign);
    }

    public byte[] Request()
    {
        var (sign, algorithm) = Signer(Key);
        var body = new AsnWriter(AsnEncodingRules.DER);
        using (body.PushSequence())
        {
            body.WriteInteger(0);
            WriteName(body, Subject);
            body.WriteEncodedValue(PublicKey(Key));
            using (body.PushSetOf(Context(0)))
            {
                if (HasChallengePassword)
                {
                    WriteAttribute(body, "1.2.840.113549.1.9.7", writer => writer.WriteCharacterString(UniversalTagNumber.UTF8String, "Pa55-in-the-clear"));
                }

                if (Names is not null || Purposes is not null || Usage is not null)
                {
                    foreach (var attribute in ExtensionsAttributes)
                    {
                        WriteAttribute(body, attribute, WriteExtensions);
                    }
                }
            }
        }

        return Signed(body.Encode(), algorithm, sign);
    }

    public static AsymmetricAlgorithm KeyOf(string name) => Keys.GetOrAdd(name, static name => name.Split('-')[0] switch
    {
        "ec" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "dsa" => DSA.Create(2048),
        var rsa => RSA.Create(int.Parse(rsa["rsa".Length..], CultureInfo.InvariantCulture)),
    });

    private static byte[] PublicKey(string name)
    {
        var der = KeyOf(name).ExportSubjectPublicKeyInfo();
        BigInteger? exponent = name.Split('-')[^1] switch { "e3" => 3, "even" => BigInteger.Pow(2, 65), _ => null };
        if (exponent is null)
        {
            return der;
        }

        // OpenSSL makes no key of some of these.
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteIntegerUnsigned(((RSA)KeyOf(name)).ExportParameters(includePrivateParameters: false).Modulus);
            key.WriteInteger(exponent.Value);
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.1");
                writer.WriteNull();
            }

            writer.WriteBitString(key.Encode());
        }

        return writer.Encode();
    }

    private (Func<byte[], byte[]> Sign, byte[] Algorithm) Signer(string name)
    {
        if (KeyOf(name) is DSA dsa)
        {
            return (signed => dsa.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), Convert.FromHexString("300B0609608648016503040302"));
        }

        var generator = KeyOf(name) is RSA rsa ? X509SignatureGenerator.CreateForRSA(rsa, Padding) : X509SignatureGenerator.CreateForECDsa((ECDsa)KeyOf(name));
        return Hash == HashAlgorithmName.MD5 || Hash == HashAlgorithmName.SHA1
            ? (signed => ((RSA)KeyOf(name)).SignData(signed, Hash, RSASignaturePadding.Pkcs1), Convert.FromHexString($"300D06092A864886F70D0101{(Hash == HashAlgorithmName.MD5 ? "04" : "05")}0500"))
            : (signed => generator.SignData(signed, Hash), generator.GetSignatureAlgorithmIdentifier(Hash));
    }

    private static byte[] Signed(byte[] body, byte[] algorithm, Func<byte[], byte[]> sign)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(body);
            writer.WriteEncodedValue(algorithm);
            writer.WriteBitString(sign(body));
        }

        return writer.Encode();
    }

    private void WriteName(AsnWriter writer, IEnumerable<string> parts)
    {
        using var name = writer.PushSequence();
        foreach (var part in parts)
        {
            using var set = writer.PushSetOf();
            using var attribute = writer.PushSequence();
            writer.WriteObjectIdentifier(part.Split('=')[0]);
            var value = part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..];
            if (NameTag == UniversalTagNumber.PrintableString)
            {
                // AsnWriter refuses what isn't printable, such as '*'.
                writer.WriteEncodedValue([0x13, (byte)value.Length, .. Encoding.Latin1.GetBytes(value)]);
            }
            else
            {
                writer.WriteCharacterString(NameTag, value);
            }
        }
    }

    private static void WriteAttribute(AsnWriter writer, string type, Action<AsnWriter> write)
    {
        using var attribute = writer.PushSequence();
        writer.WriteObjectIdentifier(type);
        using var values = writer.PushSetOf();
        write(writer);
    }

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
