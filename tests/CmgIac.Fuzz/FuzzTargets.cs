using CmgIac.Fuzz.Targets;

namespace CmgIac.Fuzz;

/// <summary>The table of all targets, which script, tests and documents go by.</summary>
internal static class FuzzTargets
{
    public static readonly IReadOnlyList<FuzzTarget> All =
    [
        .. SpecTargets.All, .. CertificateTargets.All, .. ZoneTargets.All, .. AnswerTargets.All, .. DnsTargets.All,
        .. LanguageTargets.All, .. ProofTargets.All, .. OutputTargets.All, .. TemplateTargets.All, .. EscaperTargets.All, .. FormatTargets.All, SelfTest,
    ];

    /// <summary>Breaks where it is told to, so that a test can see that a finding is told.</summary>
    private static FuzzTarget SelfTest => new("self-test", input =>
        BrokenContractException.Unless(!input.AsSpan().SequenceEqual("broken"u8), "self-test: It was told to break")) { MaxLength = 4, Mutations = 10 };

    public static FuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}
