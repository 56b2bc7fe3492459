using CmgIac.Core.Adoption;
using CmgIac.Core.Certificates;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Certificates.InUse;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Fuzz.Targets;

/// <summary>Requests, certificates and what else is handed in beside them.</summary>
internal static class CertificateTargets
{
    private static readonly CheckQuestion Question = new(new DateOnly(2026, 11, 30), null)
    {
        Passphrase = static () => new StageResult<PfxPassphrase>(PfxPassphrase.Of("fuzz"), []),
    };

    private static readonly string[] Policy =
    [
        "[NewRequest]\n", "[Version]\n", "[Extensions]\n", "[Strings]\n", "[RequestAttributes]\n", "[EnhancedKeyUsageExtension]\n", "Signature=\"$Windows NT$\"",
        "Subject=", "\"CN=\"", "KeyLength=", "2.5.29.17 = \"{text}\"", "_continue_ = \"dns=", "%szOID%", "%%", "\"\"", "\\\n", "OID=1.3.6.1.5.5.7.3.1",
        "X500NameFlags=", "Exportable=FALSE", "KeyUsage=0xA0", "{hex}", "{oct}", "{asn}",
    ];

    private static readonly string[] Pem =
    [
        "-----BEGIN CERTIFICATE-----\n", "-----END CERTIFICATE-----\n", "-----BEGIN CERTIFICATE REQUEST-----\n", "-----END CERTIFICATE REQUEST-----\n",
        "-----BEGIN PKCS12-----\n", "-----BEGIN TRUSTED CERTIFICATE-----\n", "Proc-Type: 4,ENCRYPTED\n", "\x30\x82", "\x30\x80", "\x06\x03\x55\x1d\x11", "\x06\x03\x55\x04\x03",
    ];

    public static readonly FuzzTarget[] All =
    [
        new("policy", input => FileCheck.Check("request.inf", input, Question)) { Words = Policy },
        new("inf", input => CertreqReader.Read(Texts.Latin(input))) { Words = Policy },
        new("x500", X500) { Words = ["CN=", "O=", "OU=", "+", ",", ";", "\"\"", "1.2.3=", "#04"], MaxLength = 1024 },
        new("openssl", input => OpenSslRequestReader.Read(OpenSslConfigReader.Read(Texts.Latin(input)).Value))
        {
            Words = ["[ req ]\n", "distinguished_name = ", "req_extensions = ", "subjectAltName = ", "$ENV::A", "${a}", "\\\n", ".include ", "@alt\n"],
        },
        new("certificate", Certificate) { Words = Pem },
        new("request", Certificate) { Words = Pem },
        new("pfx", input => FileCheck.Check("gateway.pfx", input, Question)) { Words = Pem, Mutations = 500 },
    ];

    private static void Certificate(byte[] input)
    {
        FileCheck.Check("gateway.cer", input, Question);
        InUseReader.Read("gateway.cer", input);
        CertificateSearch.Find("gateway.cer", input);
    }

    private static void X500(byte[] input)
    {
        if (input.Length > 0)
        {
            X500Reader.Read(Texts.Utf8(input.AsSpan(1)), (X500NameFlags)((uint)input[0] << 25));
        }
    }
}
