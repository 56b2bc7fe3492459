using System.Collections.Immutable;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>
/// A Windows DNS server, as far as the rendered script sees it, in PowerShell's own engine: stand-ins declare the module's
/// documented parameters and keep zones. A zone is named as calls must name it: 'contoso.com', 'dc01|contoso.com|scope'.
/// </summary>
internal sealed class StandInDnsServer : IDisposable
{
    private readonly Runspace runspace;

    public StandInDnsServer()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Repository.Path("tests", "CmgIac.Core.Tests", "Scripts", "DnsServer.psm1")]);
        runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("VerbosePreference", ActionPreference.Continue);
    }

    /// <summary>Calls that would change a zone.</summary>
    public ImmutableArray<CmdletCall> Changes => [.. CmdletCall.Noted(runspace).Where(call => !call.Command.StartsWith("Get-", StringComparison.Ordinal))];

    public ImmutableArray<CmdletCall> Calls => CmdletCall.Noted(runspace);

    public void AddZone(string zone, params string[] records)
    {
        Command("New-Zone", zone);
        foreach (var record in records)
        {
            var parts = record.Split(' ', 4);
            Command("Add-ZoneRecord", zone, parts[0], parts[1], parts[2], parts[3]);
        }
    }

    /// <summary>Each record as 'name TTL type data', in ordinal order.</summary>
    public IEnumerable<string> Records(string zone) => Command("Get-ZoneText", zone).Order(StringComparer.Ordinal);

    public void Deny(string command) => Command("Deny", command);

    public ScriptRun Run(string script, params (string Name, object Value)[] parameters) => ScriptRun.In(runspace, script, parameters);

    public void Dispose() => runspace.Dispose();

    private IEnumerable<string> Command(string name, params string[] arguments)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand(name);
        foreach (var argument in arguments)
        {
            shell.AddArgument(argument);
        }

        return [.. shell.Invoke().Select(item => $"{item}")];
    }
}
