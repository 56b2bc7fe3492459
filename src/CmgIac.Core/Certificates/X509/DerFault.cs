using System.Formats.Asn1;

namespace CmgIac.Core.Certificates.X509;

/// <summary>Well-formed DER that no certificate has; the message is the end of a sentence.</summary>
internal sealed class DerFormException(string message) : AsnContentException(message);

/// <summary>What is wrong with DER that can't be read, as the end of a sentence.</summary>
internal static class DerFault
{
    /// <summary>A file that broke off is told from one that is garbage: its outermost length says more than there is.</summary>
    public static string Of(ReadOnlySpan<byte> der, AsnContentException reason)
    {
        if (der.IsEmpty)
        {
            return "is empty";
        }

        if (DerShape.Length(der) is { } announced && announced > der.Length)
        {
            return $"breaks off: it announces {announced} bytes and has {der.Length}";
        }

        return reason is DerFormException ? reason.Message : "is damaged: its bytes are no well-formed DER of that kind";
    }
}
