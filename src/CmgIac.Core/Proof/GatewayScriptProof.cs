using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>Does a script make Configuration Manager deploy, or renew, the gateway that the spec describes?</summary>
internal sealed class GatewayScriptProof
{
    private const string Create = "New-CMCloudManagementGateway";
    private const string Change = "Set-CMCloudManagementGateway";
    private const string Connect = "Add-CMCloudManagementGatewayConnectionPoint";
    private const string Expected = "commonName";

    private readonly GatewaySpec spec;
    private readonly Artifact file;
    private readonly PowerShellScript script;

    private GatewayScriptProof(GatewaySpec spec, Artifact file, PowerShellScript script) =>
        (this.spec, this.file, this.script) = (spec, file, script);

    /// <summary>
    /// <paramref name="isMain"/>: the file must do what its name says. Any other script need not, but what it calls must be
    /// about this gateway.
    /// </summary>
    public static IEnumerable<Diagnostic> Prove(GatewaySpec spec, Artifact file, bool isMain)
    {
        var (script, problems) = PowerShellReader.Read(file.Text);
        if (!problems.IsEmpty)
        {
            return [ProofDiagnostics.ScriptUnreadable(file.At(problems[0].Line), problems[0].Message)];
        }

        var proof = new GatewayScriptProof(spec, file, script);
        var creates = file.Path.EndsWith("/New-Gateway.ps1", StringComparison.Ordinal);
        return [.. proof.Creation(isMain && creates), .. proof.Renewal(isMain && !creates), .. proof.Connection()];
    }

    private IEnumerable<Diagnostic> Creation(bool isMain)
    {
        var calls = script.CallsOf(Create).ToList();
        var isClassic = spec.Deployment.Value == DeploymentMethod.Classic;
        if (isClassic || spec.State.Value == GatewayState.Retiring)
        {
            return calls.Select(call => ProofDiagnostics.CreatesWhatIsNotCreated(file.At(call.Line), Create, isClassic)).Take(1);
        }

        return Calls(calls, Create, isMain).Concat(calls.Take(1).SelectMany(call => Settings().SelectMany(setting => Compare(call, setting.Name, setting.Value))))
            .Concat(CommonName(isMain));
    }

    private IEnumerable<Diagnostic> Renewal(bool isMain)
    {
        var calls = script.CallsOf(Change).ToList();
        return Calls(calls, Change, isMain)
            .Concat(calls.SelectMany(call => Compare(call, "Name", spec.ServiceName.Value)))
            .Concat(CommonName(isMain));
    }

    private IEnumerable<Diagnostic> Connection() =>
        script.CallsOf(Connect).SelectMany(call => Compare(call, "CloudManagementGatewayName", spec.ServiceName.Value));

    private IEnumerable<Diagnostic> Calls(List<PowerShellCall> calls, string command, bool isMain)
    {
        if (isMain && calls.Count == 0)
        {
            yield return ProofDiagnostics.CallMissing(file.At(), command);
        }
        else if (calls.Count > 1)
        {
            yield return ProofDiagnostics.CallTwice(file.At(calls[1].Line), command);
        }
    }

    private IEnumerable<Diagnostic> CommonName(bool isMain)
    {
        var given = script.Variables.Where(item => item.Name.Equals(Expected, StringComparison.OrdinalIgnoreCase)).ToList();
        if (isMain && (given.Count != 1 || given[0].Value.Literal != spec.CommonName))
        {
            yield return ProofDiagnostics.ScriptCommonNameDiffers(
                file.At(given.Count == 0 ? null : given[^1].Value.Line), given.Count == 1 ? given[0].Value.Literal : null, spec.CommonName);
        }
    }

    private IEnumerable<Diagnostic> Compare(PowerShellCall call, string parameter, string expected)
    {
        var given = call.Arguments.Where(argument => argument.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (given.Count > 1)
        {
            yield return ProofDiagnostics.ScriptValueTwice(file.At(given[1].Value.Line), call.Command, parameter);
        }
        else if (given.Count == 0)
        {
            yield return ProofDiagnostics.ScriptValueDiffers(file.At(call.Line), call.Command, parameter, null, expected);
        }
        else if (given[0].Value is { Literal: null } value)
        {
            yield return ProofDiagnostics.ScriptValueNotLiteral(file.At(value.Line), call.Command, parameter, expected);
        }
        else if (given[0].Value.Literal != expected)
        {
            yield return ProofDiagnostics.ScriptValueDiffers(file.At(given[0].Value.Line), call.Command, parameter, given[0].Value.Literal, expected);
        }
    }

    /// <summary>What the spec says, by the names of the cmdlet's parameters; what it leaves open is not here.</summary>
    private IEnumerable<(string Name, string Value)> Settings()
    {
        var (azure, configMgr, alerts) = (spec.Azure, spec.ConfigMgr, spec.ConfigMgr.Alerts);
        return new (string Name, string? Value)[]
        {
            ("ServiceName", spec.ServiceName.Value),
            ("EnvironmentSetting", spec.Cloud.Value.Name),
            ("Region", spec.Region.Value.ModuleName),
            ("TenantId", azure.Tenant?.Value),
            ("SubscriptionId", azure.Subscription?.Value),
            ("ServerAppClientId", configMgr.ServerAppClientId?.Value),
            ("GroupName", azure.ResourceGroup.Value),
            ("Description", configMgr.Description?.Value),
            ("VMInstanceCount", Number(configMgr.Instances.Value)),
            ("CheckClientCertRevocation", Boolean(configMgr.VerifyClientRevocation.Value)),
            ("EnforceProtocol", Boolean(configMgr.EnforceTls12.Value)),
            ("EnableCloudDPFunction", Boolean(configMgr.Content.Value)),
            ("TrafficOutGB", Number(alerts?.TrafficGB?.Value)),
            ("TrafficWarningPct", alerts?.TrafficGB is null ? null : Number(alerts.WarningPercent.Value)),
            ("TrafficCriticalPct", alerts?.TrafficGB is null ? null : Number(alerts.CriticalPercent.Value)),
            ("TrafficOutStopService", alerts?.TrafficGB is null ? null : Boolean(alerts.StopService.Value)),
            ("StorageQuotaGB", Number(alerts?.StorageGB?.Value)),
            ("StorageWarningPct", alerts?.StorageGB is null ? null : Number(alerts.WarningPercent.Value)),
            ("StorageCriticalPct", alerts?.StorageGB is null ? null : Number(alerts.CriticalPercent.Value)),
        }.Where(setting => setting.Value is not null).Select(setting => (setting.Name, setting.Value!));
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Boolean(bool value) => value ? "$true" : "$false";
}
