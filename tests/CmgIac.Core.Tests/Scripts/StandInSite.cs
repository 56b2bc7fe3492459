using System.Collections;
using System.Collections.Immutable;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>A call of a stand-in: the parameter set that PowerShell chose, and what was bound.</summary>
internal sealed record CmdletCall(string Command, string ParameterSet, Dictionary<string, object> Bound)
{
    /// <summary>What the stand-ins' module has noted.</summary>
    public static ImmutableArray<CmdletCall> Noted(Runspace runspace)
    {
        using var shell = PowerShell.Create(runspace);
        var notes = (IEnumerable)shell.AddCommand("Get-Note").Invoke()[0].BaseObject;
        return
        [
            .. notes.Cast<PSObject>().Select(note => new CmdletCall(
                (string)note.Properties["Command"].Value,
                (string)note.Properties["Set"].Value,
                ((Hashtable)StandInSite.Unwrap(note.Properties["Bound"].Value)!).Cast<DictionaryEntry>()
                    .ToDictionary(item => (string)item.Key, item => StandInSite.Unwrap(item.Value)!, StringComparer.Ordinal))),
        ];
    }
}

/// <summary>What a script did: all that any of its streams shows, and the error that stopped it.</summary>
internal sealed record ScriptRun(string? Error, ImmutableArray<string> Output, string Everything)
{
    public static ScriptRun In(Runspace runspace, string script, IEnumerable<(string Name, object Value)> parameters)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(script, useLocalScope: true);
        foreach (var (name, value) in parameters)
        {
            shell.AddParameter(name, value);
        }

        string? error = null;
        var output = new PSDataCollection<PSObject>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException e)
        {
            error = e.ErrorRecord.Exception.Message;
        }

        var streams = shell.Streams;
        IEnumerable<object> all = [.. output, .. streams.Error, .. streams.Warning, .. streams.Verbose, .. streams.Debug, .. streams.Information, .. streams.Progress];
        return new(
            error ?? streams.Error.FirstOrDefault()?.ToString(),
            [.. output.Select(item => item.ToString()), .. streams.Warning.Select(item => item.Message)],
            $"{error}\n{string.Join('\n', all)}");
    }
}

/// <summary>
/// A site of Configuration Manager, as far as the rendered scripts see it, in PowerShell's own engine: stand-ins declare
/// the module's documented parameters and note how they are called.
/// </summary>
internal sealed class StandInSite : IDisposable
{
    private readonly Runspace runspace;

    /// <summary>With <paramref name="hasDrives"/> as on a site server: the cmdlets run from the site's drive only.</summary>
    public StandInSite(bool hasDrives = false)
    {
        var state = InitialSessionState.CreateDefault2();
        if (hasDrives)
        {
            state.Providers.Add(new SessionStateProviderEntry("CMSite", typeof(SiteProvider), null));
        }

        state.ImportPSModule([Repository.Path("tests", "CmgIac.Core.Tests", "Scripts", "ConfigurationManager.psm1")]);
        runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();

        // A module's functions hear nothing of a caller's -Verbose, as cmdlets do.
        runspace.SessionStateProxy.SetVariable("VerbosePreference", ActionPreference.Continue);
    }

    public ImmutableArray<CmdletCall> Calls => CmdletCall.Noted(runspace);

    public static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    public string Location => runspace.SessionStateProxy.Path.CurrentLocation.Path;

    public void Add(string gateway)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Add-SiteGateway").AddArgument(gateway).Invoke();
    }

    public void Enter(string folder) => runspace.SessionStateProxy.Path.SetLocation(folder);

    /// <summary>Runs a script with every stream switched on.</summary>
    public ScriptRun Run(string script, params (string Name, object Value)[] parameters) => ScriptRun.In(runspace, script, [("Verbose", true), .. parameters]);

    /// <summary>Runs text that declares no parameters.</summary>
    public ScriptRun RunPlain(string script) => ScriptRun.In(runspace, script, []);

    public void Dispose() => runspace.Dispose();

    public static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var c in text)
        {
            secret.AppendChar(c);
        }

        return secret;
    }
}
