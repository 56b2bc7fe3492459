using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Diagnostics;

/// <summary>Messages about one thing and about several read as English.</summary>
public class NumberTest
{
    private static readonly SourceSpan At = SourceSpan.WholeFile("x");

    private static readonly OutputPlace Place = new Core.Rendering.Artifact("a/main.bicep", "", Core.Rendering.TextForm.Utf8, "x.sbn").At(1);

    public static TheoryData<string, string> Messages => new()
    {
        { CertificateDiagnostics.SpecNamesLacking(At, "request", ["a"]).Message, "lacks 'a' among its alternative names, as the spec asks. Have one made that has it." },
        { CertificateDiagnostics.SpecNamesLacking(At, "request", ["a", "b"]).Message, "Have one made that has them." },
        { CertificateDiagnostics.NamesForeign(At, ["a"]).Message, "'a'" },
        { CertificateDiagnostics.NamesForeign(At, [.. Enumerable.Range(1, 12).Select(number => $"n{number}")]).Message, "'n10' and 2 more" },
        { CertificateDiagnostics.PfxWithBytesBehind(At, 1).Message, "1 byte stands" },
        { CertificateDiagnostics.PfxWithBytesBehind(At, 2).Message, "2 bytes stand" },
        { CertificateDiagnostics.PfxWithOthers(At, 1).Message, "holds something besides" },
        { CertificateDiagnostics.PfxWithOthers(At, 2).Message, "holds 2 things besides" },
        { CertificateDiagnostics.PfxWithSeveralKeys(At, 2, []).Message, "2 private keys in the PFX. Which" },
        { CertificateDiagnostics.PfxWithSeveralKeys(At, 2, ["CN=a"]).Message, "with the certificates 'CN=a'. Which" },
        { CertificateDiagnostics.NotForServers(At, ["1.2"]).Message, "purpose is '1.2'" },
        { CertificateDiagnostics.NotForServers(At, ["1.2", "1.3"]).Message, "purposes are '1.2', '1.3'" },
        { CertificateDiagnostics.PurposesForeign(At, ["1.2"]).Message, "purpose '1.2' is stated" },
        { CertificateDiagnostics.PurposesForeign(At, ["1.2", "1.3"]).Message, "purposes '1.2', '1.3' are stated" },
        { CertificateDiagnostics.AlternativeNamesLacking(At, ["a"]).Message, "'a' is missing" },
        { CertificateDiagnostics.AlternativeNamesLacking(At, ["a", "b"]).Message, "'a', 'b' are missing" },
        { CertificateDiagnostics.CertificateUnknown(At, "a", null).Message, "common name 'a'. 'cmg show'" },
        { CertificateDiagnostics.CertificateUnknown(At, "a", "b").Message, "Did you mean 'b'? 'cmg show'" },
        { CertificateDiagnostics.TemplateDiffers(At, "a", null).Message, "'a'" },
        { CertificateDiagnostics.TemplateDiffers(At, "a", "b").Message, "'b'" },
        { CertificateDiagnostics.HashDiffersInRequest(At, "sha256", "sha384").Message, "signed with sha256; the spec asks for sha384" },
        { CertificateDiagnostics.ExpiresSoon(At, DateTimeOffset.UnixEpoch, 1).Message, "1 day" },
        { CertificateDiagnostics.ExpiresSoon(At, DateTimeOffset.UnixEpoch, 2).Message, "2 days" },
        { ChangeDiagnostics.OtherSetLeftOut("cmg diff", 1, isInternal: false).Message, "1 record of internal zones isn't" },
        { ChangeDiagnostics.OtherSetLeftOut("cmg diff", 2, isInternal: false).Message, "2 records of internal zones aren't" },
        { ChangeDiagnostics.OtherSetLeftOut("cmg diff", 1, isInternal: true).Message, "1 record of public zones isn't" },
        { ChangeDiagnostics.OtherSetLeftOut("cmg diff", 2, isInternal: true).Message, "2 records of public zones aren't" },
        { CompilerDiagnostics.WorkspaceFailed("it is full").Message, "can't be written: it is full. Mend that" },
        { CompilerDiagnostics.CompilerEnded("bicep", 3, "").Message, "ended with the exit code 3 before it had answered. Run" },
        { CompilerDiagnostics.CompilerEnded("bicep", null, "no\tmemory").Message, "ended before it had answered: no memory. Run" },
        { CompilerDiagnostics.CompilerFailed("bicep", "a.bicep", new string('x', 10_000)).Message, "x…." },
        { ReportDiagnostics.FileForeign("x.html").Message, "'x.html' exists, and 'cmg report' didn't write it" },
        { ReportDiagnostics.NotWritten("x.html", "no room").Message, "can't be written: no room. Mend that" },
        { ReportDiagnostics.PortUnavailable(0).Message, "No port of this machine can be had" },
        { ReportDiagnostics.PortUnavailable(8080).Message, "Port 8080 can't be had" },
        { StageDiagnostics.AndMore('1', At, errors: 2, warnings: 1).Severity.ToString(), "Error" },
        { StageDiagnostics.AndMore('1', At, errors: 0, warnings: 3).Severity.ToString(), "Warning" },
        { AdoptionDiagnostics.AutomaticTtl(At, "a.contoso.com").Message, "'a.contoso.com' has a TTL of 1 second" },
        { FileDiagnostics.SurroundingsFailed("it is gone").Message, "can't be used: it is gone. Mend that" },
        { FileDiagnostics.Bug("NullReferenceException").Message, "a bug in cmg (NullReferenceException)" },
        { FileDiagnostics.TemplatesUnreadable("a\nb", "it is a file").Message, "'a\uFFFDb' can't be read: it is a file." },
        { FileDiagnostics.TemplatesUnreadable("a", "it is a file", SourceSpan.At("cmg.yaml", 3, 1)).Span.ToString(), "cmg.yaml(3,1)" },
        { FileDiagnostics.UnsafeSpecPath("../a\nb", "it has a line feed").Message, "can't stand in a manifest: it has a line feed." },
        { FileDiagnostics.UnknownGateway("cmg.yaml", "granit.contoso.com", ["granite.contoso.com"]).Message, "Did you mean 'granite.contoso.com'? 'cmg show'" },
        { FileDiagnostics.UnknownGateway("cmg.yaml", "x", ["granite.contoso.com"]).Message, "the service name 'x'. 'cmg show'" },
        { FixDiagnostics.SpecNotWritten("cmg.yaml", "no room", isPartial: true).Message, "Specs before it have theirs." },
        { FixDiagnostics.SpecNotWritten("cmg.yaml", "no room", isPartial: false).Message, "Nothing was written." },
        { NameDiagnostics.VaultSoftDeleted(At, "kv", null, null, []).Message, "a vault that was deleted, until it is purged. Purge or recover the vault, wait, or choose another prefix." },
        { NameDiagnostics.VaultSoftDeleted(At, "kv", "2026-11-01", "2027-01-30", ["abc", "abd"]).Message, "deleted on 2026-11-01, until it is purged, which Azure has scheduled for 2027-01-30. Purge or recover the vault, wait, or choose another prefix, such as 'abc', 'abd'." },
        { NameDiagnostics.ResolverPassedOver("192.0.2.1:53", "silence", 1).Message, "no answer for 1 name: silence" },
        { NameDiagnostics.ResolverPassedOver("192.0.2.1:53", "silence", 2).Message, "no answer for 2 names: silence" },
        { ShardDiagnostics.FolderInNoPart("a", "zones/b", 1).Message, "in none of the 1 folder given" },
        { ShardDiagnostics.FolderInNoPart("a", "zones/b", 2).Message, "in none of the 2 folders given" },
        { ProofDiagnostics.DeletionMissing(Place, "a", "b", 0).Message, "CNAME 'b', whose gateway" },
        { ProofDiagnostics.DeletionMissing(Place, "a", "b", 2).Message, "CNAME 'b' and 2 more, whose gateway" },
        { CompilerDiagnostics.OtherLayout(Place, null).Message, "which ends before this line." },
        { CompilerDiagnostics.OtherLayout(Place, "").Message, "which has an empty line here." },
        { CompilerDiagnostics.OtherLayout(Place, "a: b").Message, "which writes here: a: b" },
        { DriftDiagnostics.DnssecBroken(At, "contoso.com", ["a"], isInternal: false).Message, "DNSSEC of 'contoso.com' is broken: a." },
        { DriftDiagnostics.DnssecBroken(At, "contoso.com", ["a", "b"], isInternal: true).Message, "DNSSEC of the internal zone 'contoso.com' is broken: a; b." },
        { DriftDiagnostics.ZoneMissing(At, "eu.contoso.com", null, isInternal: false).Message, "nor one that could have its names" },
        { DriftDiagnostics.ZoneMissing(At, "eu.contoso.com", "contoso.com", isInternal: false).Message, "its names belong to 'contoso.com'" },
        { DriftDiagnostics.ResolverBehind(At, "a", "192.0.2.1", "b", "c", null, isInternal: false).Message, "before a change: if the next run" },
        { DriftDiagnostics.ResolverBehind(At, "a", "192.0.2.1", "b", "c", 60, isInternal: false).Message, "kept for 60 seconds more: if the next run" },
        { DriftDiagnostics.CaaUnknown(At, "contoso.com", "no answer").Message, "for 'contoso.com' is unknown: no answer. A CA" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_fits_its_number(string message, string part) => Assert.Contains(part, message, StringComparison.Ordinal);
}
