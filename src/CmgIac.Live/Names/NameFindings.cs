using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Live.Names;

/// <summary>What a survey of names has to say: one diagnostic a gateway and matter, at its prefix.</summary>
internal static class NameFindings
{
    public static ImmutableArray<Diagnostic> Of(IReadOnlyCollection<SurveyedGateway> gateways)
    {
        var diagnostics = new DiagnosticList('6');
        foreach (var item in gateways)
        {
            diagnostics.AddRange(Of(item));
        }

        var passedOver = gateways.SelectMany(item => item.Answers).SelectMany(answer => answer.PassedOver)
            .GroupBy(fault => fault.Resolver, StringComparer.Ordinal);
        foreach (var group in passedOver)
        {
            diagnostics.Add(NameDiagnostics.ResolverPassedOver(group.Key, string.Join(", ", group.Select(fault => fault.Why).Distinct(StringComparer.Ordinal)), group.Count()));
        }

        return diagnostics.ToImmutable();
    }

    private static IEnumerable<Diagnostic> Of(SurveyedGateway item)
    {
        var prefix = item.Gateway.Prefix.Span;
        foreach (var faults in item.Answers.Where(answer => answer.Fault is not null).GroupBy(answer => answer.Fault!.Kind))
        {
            yield return Unknown(prefix, faults.Key, string.Join("; ", faults.GroupBy(answer => answer.Fault!.Why, StringComparer.Ordinal)
                .Select(same => $"{Quoted(same)} ({same.Key})")));
        }

        string[] free = [.. item.Suggestions.Select(suggestion => suggestion.Value)];
        foreach (var vault in item.Answers.Where(answer => answer.Deleted is not null))
        {
            yield return NameDiagnostics.VaultSoftDeleted(prefix, vault.Name.Fqdn.Value, vault.Deleted!.DeletionDay, vault.Deleted.PurgeDay, free);
        }

        var lost = item.Answers.Where(answer => answer.Deleted is null && item.IsLost(answer)).ToList();
        if (lost.Count > 0)
        {
            var mayBeOurs = item.Gateway.State.Value == GatewayState.Live && lost.TrueForAll(answer => answer.Refusal is null);
            yield return NameDiagnostics.PrefixTaken(prefix, item.Gateway.Prefix.Value.Value, Titled(lost), free, mayBeOurs);
        }

        var missing = item.Answers.Where(answer => item.IsOurs && answer.State == NameState.Free).ToList();
        if (missing.Count > 0)
        {
            yield return NameDiagnostics.DeployedNameFree(prefix, Titled(missing));
        }

        foreach (var vault in item.Answers.Where(answer => !item.IsOurs && answer.DeletedUnknown is not null))
        {
            yield return NameDiagnostics.DeletedVaultsUnread(prefix, vault.Name.Fqdn.Value, vault.DeletedUnknown!);
        }
    }

    private static Diagnostic Unknown(SourceSpan prefix, NameFaultKind kind, string why) => kind switch
    {
        NameFaultKind.ResolverFailed => NameDiagnostics.ResolverFailed(prefix, why),
        NameFaultKind.ResolverFalse => NameDiagnostics.ResolverFalse(prefix, why),
        NameFaultKind.TimeUp => NameDiagnostics.TimeUp(prefix, why),
        NameFaultKind.SignInFailed => NameDiagnostics.SignInFailed(prefix, why),
        NameFaultKind.TokenRefused => NameDiagnostics.TokenRefused(prefix, why),
        NameFaultKind.PermissionMissing => NameDiagnostics.PermissionMissing(prefix, why),
        NameFaultKind.QuestionRefused => NameDiagnostics.QuestionRefused(prefix, why),
        NameFaultKind.Throttled => NameDiagnostics.Throttled(prefix, why),
        NameFaultKind.AzureFailed => NameDiagnostics.AzureFailed(prefix, why),
        NameFaultKind.AnswerUnreadable => NameDiagnostics.AnswerUnreadable(prefix, why),
        _ => NameDiagnostics.ClassicName(prefix, why),
    };

    private static string Titled(IEnumerable<NameAnswer> answers) => string.Join(", ", answers.Select(
        answer => $"{answer.Name.Title} '{answer.Name.Fqdn}'{(answer.Refusal is null ? "" : $" (Azure refuses it: {answer.Refusal})")}"));

    private static string Quoted(IEnumerable<NameAnswer> answers) => string.Join(", ", answers.Select(answer => $"'{answer.Name.Fqdn}'"));
}
