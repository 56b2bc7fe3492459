using System.Runtime.ExceptionServices;
using Azure.Core;
using Azure.Identity;

namespace CmgIac.Live.Azure;

/// <summary>A credential that fails once for all: each of a fleet's names would otherwise start every sign-in program again.</summary>
internal sealed class RememberedCredential(TokenCredential inner) : TokenCredential
{
    private volatile ExceptionDispatchInfo? failure;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        failure?.Throw();
        try
        {
            return await inner.GetTokenAsync(requestContext, cancellationToken);
        }
        catch (AuthenticationFailedException e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }
}
