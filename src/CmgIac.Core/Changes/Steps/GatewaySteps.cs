using System.Collections.Immutable;
using CmgIac.Core.Due;
using CmgIac.Core.Model;

namespace CmgIac.Core.Changes.Steps;

/// <summary>What is done to gateways in Azure and in Configuration Manager's console.</summary>
internal sealed class GatewaySteps(FleetChanges changes, string folder)
{
    private const string ConsolePlace = "in the console: Administration > Cloud Services > Cloud Management Gateway";

    /// <summary>Settings that nobody sets on a gateway: they are met by other steps, or only say what is rendered.</summary>
    private static readonly ImmutableArray<string> Elsewhere = ["state", "common name", "organization", "certificate.", "dns.", "outputs"];

    /// <summary>Those of the later side, by their service names.</summary>
    private readonly Dictionary<DnsName, GatewayChange> later = changes.Gateways.Where(gateway => gateway.After is not null).ToDictionary(gateway => gateway.ServiceName);

    public ChangeStep? Deploy() => Step(
        changes.Gateways.Where(gateway => gateway.IsDeployed).Select(gateway => new StepItem(
            gateway.ServiceName.Value,
            $"as {gateway.Latest.DeploymentName}" + (gateway is { FormerName: { } former, Kind: GatewayChangeKind.Redeploy } ? $", in the place of {former}" : "")
                + (gateway.IsInPlace ? "; its prefix is taken by the old gateway: give it another, or delete that one first and purge its key vault" : ""),
            Deployment(gateway.Latest))),
        "Deploy the gateways, by their runbooks.",
        "until the console shows each as Ready and its deployment name has an address.",
        "Delete the new gateway in the console. Clients don't know it before its record is published.");

    public ChangeStep? ReplaceCertificates() => Step(
        changes.Certificates.Where(certificate => certificate.Kind == CertificateChangeKind.Reissue)
            .SelectMany(certificate => certificate.Gateways.Select(later.GetValueOrDefault).OfType<GatewayChange>())
            .Where(gateway => !gateway.IsDeployed && gateway.Latest.State.Value is GatewayState.Live or GatewayState.Planned)
            .Select(gateway => new StepItem(
                gateway.ServiceName.Value, null,
                Has(gateway.Latest, "configmgr") ? [[$"{Folder(gateway.Latest)}/configmgr/Update-Certificate.ps1 -CertificatePath C:\\Temp\\gateway.pfx"]] : [])),
        "Give the gateways their new certificates.",
        null,
        "Give the gateway its old certificate again, while that is valid.");

    public ChangeStep? ChangeSettings() => Step(
        from gateway in changes.Gateways
        where gateway.Kind == GatewayChangeKind.Update && gateway.After!.State.Value != GatewayState.Retired
        let settings = gateway.Settings.Where(setting => !Elsewhere.Any(name => setting.Name.StartsWith(name, StringComparison.Ordinal))).ToList()
        where settings.Count > 0
        select new StepItem(gateway.ServiceName.Value, string.Join("; ", settings), Group(gateway)),
        $"Change the settings of the gateways, {ConsolePlace}; the resource group and its tags by its deployment.",
        null,
        "Set them back.");

    public ChangeStep? Remove() => Step(
        changes.Gateways.Where(IsLeaving).Select(gateway => new StepItem(
            (gateway.FormerName ?? gateway.ServiceName).Value, $"deployed as {gateway.Before!.DeploymentName}", [])),
        $"Delete the gateways, {ConsolePlace}, if they are still there.",
        null,
        "None: the key vault keeps its name for up to 90 days, so that a new gateway needs another prefix.");

    /// <summary>Is a gateway that is deployed to go?</summary>
    private static bool IsLeaving(GatewayChange gateway) => gateway is { Before.State.Value: GatewayState.Live or GatewayState.Retiring } && (
        gateway.Kind is GatewayChangeKind.Remove or GatewayChangeKind.Redeploy
        || gateway.StateChange is (_, GatewayState.Retiring or GatewayState.Retired));

    private ImmutableArray<ImmutableArray<string>> Deployment(GatewaySpec gateway) =>
    [
        [CommandLine.Names(gateway)],
        .. Has(gateway, "bicep") && gateway.Azure.CreateResourceGroup.Value ? [[GroupDeployment(gateway)]] : ImmutableArray<ImmutableArray<string>>.Empty,
        .. Has(gateway, "configmgr") ? [[$"{Folder(gateway)}/configmgr/New-Gateway.ps1 -CertificatePath C:\\Temp\\gateway.pfx"]] : ImmutableArray<ImmutableArray<string>>.Empty,
    ];

    /// <summary>The resource group's deployment, where its settings differ.</summary>
    private ImmutableArray<ImmutableArray<string>> Group(GatewayChange gateway) =>
        Has(gateway.Latest, "bicep") && gateway.Settings.Any(setting => setting.Name is "azure.tags" or "azure.resourceGroup.create" or "azure.serverAppObjectId" or "azure.budget" or "azure.alerts" or "azure.webTest") ? [[GroupDeployment(gateway.Latest)]] : [];

    private string GroupDeployment(GatewaySpec gateway) =>
        $"az deployment sub create --name cmg-{gateway.Prefix}-{gateway.Region}{(gateway.Azure.Subscription is { } subscription ? $" --subscription {subscription}" : "")} --location {gateway.Region} --parameters {Folder(gateway)}/bicep/main.bicepparam";

    private string Folder(GatewaySpec gateway) => $"{folder}/gateways/{gateway.ServiceName}";

    private static bool Has(GatewaySpec gateway, string family) => gateway.Outputs.Any(item => item.Value == family);

    private static ChangeStep? Step(IEnumerable<StepItem> items, string what, string? wait, string wayBack) =>
        items.ToImmutableArray() is { IsEmpty: false } list ? new(Team.Platform, what, list, wait, wayBack) : null;
}
