using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates;

/// <summary>A setting that isn't what the spec says: what it must be, null for absent, and where it stands, null for nowhere.</summary>
internal sealed record SettingDifference(string Key, string? Expected, InfEntry? Entry);

/// <summary>The settings of a certreq policy file that are one value each (certreq, "Formatting of the INF file").</summary>
internal static class CertreqSettings
{
    private const string NewRequest = "NewRequest";
    private const string Extensions = "Extensions";
    private const string RequestAttributes = "RequestAttributes";
    private const string BasicConstraints = "2.5.29.19";
    private const string Template = "CertificateTemplate";

    // Written here a second time and not taken from the view, whose names are among what is proved.
    private const string CapiProvider = "Microsoft RSA SChannel Cryptographic Provider";
    private const string CngProvider = "Microsoft Software Key Storage Provider";

    private const int SchannelType = 12;
    private const int KeyExchange = 1;
    private const int SignatureAndEncipherment = 0xA0;

    /// <summary>Only a self-signed certificate sets its own validity.</summary>
    private static readonly string[] Validity = ["NotBefore", "NotAfter", "ValidityPeriod", "ValidityPeriodUnits"];

    /// <summary>A key that is old or that the CA is to keep, and capabilities for mail: off where they are absent.</summary>
    private static readonly string[] Off = ["UseExistingKeySet", "PrivateKeyArchive", "SMIME"];

    /// <summary>A setting: what it must be, null for absent, and whether it is.</summary>
    private readonly record struct Setting(string Key, string? Expected, bool Holds, string Section = NewRequest);

    /// <summary>The settings that say something else than the spec, in no order of the file.</summary>
    public static IEnumerable<SettingDifference> Compare(CertificateSpec spec, InfFile inf, CertreqRequest request) =>
    [
        .. Settings(spec, inf, request).Where(setting => !setting.Holds)
            .Select(setting => Difference(setting.Key, setting.Expected, inf.Entries(setting.Section, setting.Key))),
        .. spec.Issuer.Value == CertificateIssuer.Public ? Attributes(inf) : [],
    ];

    /// <summary>A public CA knows none; alternative names among them are a matter of their own.</summary>
    private static IEnumerable<SettingDifference> Attributes(InfFile inf) =>
        inf.Entries(RequestAttributes).Where(entry => entry.Key is not null && !entry.Is(Template) && !entry.Is("SAN"))
            .GroupBy(entry => entry.Key!, StringComparer.OrdinalIgnoreCase)
            .Select(same => Difference(same.Key, null, same));

    private static SettingDifference Difference(string key, string? expected, IEnumerable<InfEntry> entries) =>
        new(key, expected, entries.MinBy(entry => Is(entry.Value, expected ?? "")));

    private static IEnumerable<Setting> Settings(CertificateSpec spec, InfFile inf, CertreqRequest request)
    {
        var capi = spec.KeyProvider.Value == KeyProvider.Capi;
        var provider = capi ? CapiProvider : CngProvider;
        var isProvider = request.ProviderName?.Value == provider;
        yield return new("ProviderName", provider, isProvider);
        if (isProvider)
        {
            yield return new("ProviderType", capi ? "12" : null, (request.ProviderType?.Value ?? 0) == (capi ? SchannelType : 0));
            yield return new("KeySpec", capi ? "1" : null, (request.KeySpec?.Value ?? 0) == (capi ? KeyExchange : 0));
        }

        yield return new("KeyLength", $"{spec.KeyLength.Value}", request.KeyLength?.Value == spec.KeyLength.Value);
        yield return new("KeyAlgorithm", "RSA", Is(inf.Value(NewRequest, "KeyAlgorithm") ?? "RSA", "RSA"));
        yield return new("HashAlgorithm", spec.Hash.Value, Is(request.HashAlgorithm?.Value, spec.Hash.Value));
        yield return new("KeyUsage", "0xA0", request.KeyUsage?.Value == SignatureAndEncipherment);
        yield return new("MachineKeySet", "TRUE", request.MachineKeySet is { Value: true });
        yield return new("RequestType", "PKCS10", Is(request.RequestType?.Value, "PKCS10"));
        foreach (var key in Validity)
        {
            yield return new(key, null, inf.Value(NewRequest, key) is null);
        }

        foreach (var key in Off)
        {
            yield return new(key, "FALSE", inf.Entries(NewRequest, key).All(entry => Is(entry.Value, "FALSE")));
        }

        yield return new(BasicConstraints, null, inf.Value(Extensions, BasicConstraints) is null, Extensions);
        var template = spec.Issuer.Value == CertificateIssuer.Enterprise ? spec.Template?.Value : null;
        yield return new(Template, template, request.CertificateTemplate?.Value == template, RequestAttributes);
    }

    private static bool Is(string? written, string expected) =>
        string.Equals(written, expected, StringComparison.OrdinalIgnoreCase);
}
