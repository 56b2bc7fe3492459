#pragma warning disable IDE0130 // PowerShell looks the type up by the name that the module's help gives it.
namespace Microsoft.ConfigurationManagement.AdminConsole.AzureServices;
#pragma warning restore IDE0130

/// <summary>The values of -CARootCert, as the examples of New- and Set-CMCloudManagementGateway name them.</summary>
public enum CertificateStore
{
    RootCA,
    IntermediateCA,
}
