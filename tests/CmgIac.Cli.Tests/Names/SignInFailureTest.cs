using CmgIac.Live.Azure;
using Xunit;

namespace CmgIac.Cli.Tests.Names;

/// <summary>Nothing of a message is repeated but names of credentials and Microsoft Entra's codes.</summary>
public class SignInFailureTest
{
    [Theory]
    [InlineData("whatever hunter2", "no credential works")]
    [InlineData(
        "DefaultAzureCredential failed to retrieve a token from the included credentials.\n- EnvironmentCredential authentication unavailable. Environment variables are not fully configured.\n- AzureCliCredential authentication failed: Azure CLI not installed\n- The BrokerCredential requires the Azure.Identity.Broker package to be referenced.",
        "EnvironmentCredential (not configured), AzureCliCredential (not installed)")]
    [InlineData("ClientSecretCredential authentication failed: A configuration issue. AADSTS7000215: Invalid client secret 'hunter2' AADSTSx AADSTS", "ClientSecretCredential (failed), AADSTS7000215")]
    public void Describes(string message, string expected) => Assert.Equal(expected, SignInFailure.Describe(message));
}
