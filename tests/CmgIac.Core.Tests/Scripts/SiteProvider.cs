using System.Management.Automation;
using System.Management.Automation.Provider;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>The drives of Configuration Manager's sites: all that a script does with them is to go there.</summary>
[CmdletProvider("CMSite", ProviderCapabilities.None)]
public sealed class SiteProvider : NavigationCmdletProvider
{
    protected override bool IsValidPath(string path) => true;

    protected override bool ItemExists(string path) => true;

    protected override bool IsItemContainer(string path) => true;
}
