using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CmgIac.Cli.Files;
using CmgIac.Core.Adoption;
using CmgIac.Core.Certificates;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Certificates.X509.Checks;
using CmgIac.Core.Proof;
using CmgIac.Core.Tests.Certificates.Pfx;
using CmgIac.Core.Tests.Certificates.X509;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;

namespace CmgIac.Core.Tests.Limits;

/// <summary>Of files that are handed in: certificates, requests, zones.</summary>
internal static class HandedLimits
{
    private const string Policy = "[Version]\nSignature=\"$Windows NT$\"\n[NewRequest]\n";

    public static readonly Limit[] All =
    [
        new("bytes of a certificate, request or PFX", Limit.Mebibytes(HandedFile.MaxBytes), "CMG7002", () => Run(HandedFile.MaxBytes + 1, "certificate", "check", "file")),
        new("certificates of a file", Limit.Number(IssuedCheck.MaxCertificates), "CMG7159", () =>
            Check("a.pem", HostileText.Repeat(new string(PemEncoding.Write("CERTIFICATE", Certificate(0))) + "\n", IssuedCheck.MaxCertificates + 1))),
        new("extensions of a certificate", Limit.Number(ExtensionsReader.MaxExtensions), "CMG7101", () => FileCheck.Check("a.cer", Certificate(ExtensionsReader.MaxExtensions + 1), Question).Diagnostics.Select(item => item.Code)),
        new("constraints of a CA on names, times the certificate's names", Limit.Number(ChainChecks.MaxNameComparisons), "CMG7158", () => Check("a.pem", Constrained(1024, 1025))),
        new("contents of a PFX in one another", Limit.Number(PfxBagReader.MaxDepth), "CMG7180", () =>
            FileCheck.Check("a.pfx", HandMadePfx.OfContents(HandMadePfx.Nested(PfxBagReader.MaxDepth), null), Question).Diagnostics.Select(item => item.Code)),
        new("rounds of a PFX's derivations", Limit.Number(PfxOpener.MaxWork), "CMG7183", () =>
            FileCheck.Check("a.pfx", HandMadePfx.OfContents(HandMadePfx.Nested(0), PfxOpener.MaxWork), Question).Diagnostics.Select(item => item.Code)),
        new("characters of a policy file's field", Limit.Number(InfReader.MaxFieldLength), "CMG7007", () => Check("a.inf", $"{Policy}Subject=\"CN={new string('a', InfReader.MaxFieldLength + 1)}\"\n")),
        new("characters of a policy file's section name", Limit.Number(InfReader.MaxSectionNameLength), "CMG7011", () => Check("a.inf", $"{Policy}[{new string('a', InfReader.MaxSectionNameLength + 1)}]\n")),
        new("characters that a policy file's tokens make", $"{Limit.Number(InfTokens.MaxReplaced / (1024 * 1024))} Mi", "CMG7011", () =>
            Check("a.inf", $"{Policy}{HostileText.Repeat("a=%t%\n", InfTokens.MaxReplaced / 4000 + 10)}[Strings]\nt={new string('x', 4000)}\n")),
        new("bytes of a zone file", Limit.Mebibytes(AdoptionFiles.MaxZoneBytes), "CMG5050", () => Run(AdoptionFiles.MaxZoneBytes + 1, "init", "--from-zone", "file")),
        new("records of a zone file", Limit.Number(ZoneFileReader.MaxRecords), "CMG5051", () => Zone(HostileText.Repeat("a A 1\n", ZoneFileReader.MaxRecords + 1))),
        new("words of a zone file's entry", Limit.Number(MasterTokenizer.MaxTokens), "CMG5051", () => Zone($"a TXT ({HostileText.Repeat("b ", MasterTokenizer.MaxTokens)})\n")),
    ];

    private static CheckQuestion Question => new(CmgRun.Today, null);

    private static IEnumerable<string> Check(string path, string text) =>
        FileCheck.Check(path, Encoding.ASCII.GetBytes(text), Question).Diagnostics.Select(item => item.Code);

    private static IEnumerable<string> Zone(string text) =>
        ZoneText.Read("zone", Encoding.ASCII.GetBytes($"$ORIGIN contoso.com.\n$TTL 60\n{text}"), null).Diagnostics.Select(item => item.Code);

    private static IEnumerable<string> Run(long length, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(Path.Combine(folder.Path, "file")))
        {
            file.SetLength(length);
        }

        return [.. Codes.Of(CmgRun.In(folder.Path, arguments))];
    }

    private static string Constrained(int names, int constraints)
    {
        var server = new Forged { Names = [.. Enumerable.Range(0, names - 1).Select(i => $"dns:n{i}.contoso.com").Prepend("dns:granitefalls.contoso.com")] };
        var authority = Forged.Authority("Forged CA", "rsa2048-ca", "Forged CA", "rsa2048-ca") with { Within = [.. Enumerable.Range(0, constraints - 1).Select(i => $"-x{i}.contoso.com").Prepend("contoso.com")] };
        return Forged.Pem("CERTIFICATE", server.Certificate()) + Forged.Pem("CERTIFICATE", authority.Certificate());
    }

    private static byte[] Certificate(int extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=granitefalls.contoso.com", key, HashAlgorithmName.SHA256);
        for (var i = 0; i < extensions; i++)
        {
            request.CertificateExtensions.Add(new X509Extension($"1.2.3.{i + 1}", [5, 0], critical: false));
        }

        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(56), DateTimeOffset.UnixEpoch.AddYears(57));
        return certificate.RawData;
    }
}
