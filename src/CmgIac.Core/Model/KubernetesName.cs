namespace CmgIac.Core.Model;

/// <summary>
/// Names of Kubernetes (https://kubernetes.io/docs/concepts/overview/working-with-objects/names and …/labels): of
/// namespaces (an RFC 1123 label), and of labels and annotations, which may have a DNS name and '/' in front.
/// </summary>
internal static class KubernetesName
{
    /// <summary>Of a namespace, a label's value, and a label's name without what stands before '/'.</summary>
    public const int MaxLabel = 63;

    /// <summary>Of an object such as a DNSEndpoint, and of what may stand before '/' (an RFC 1123 subdomain).</summary>
    public const int MaxSubdomain = 253;

    /// <summary>Bytes of all annotations of an object together.</summary>
    public const int MaxAnnotations = 262_144;

    /// <summary>As <see cref="IsQualified"/>, but for a part in front that is too long.</summary>
    public const string QualifiedPattern = @"^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$";

    public static bool IsNamespace(string text) => text.Length <= MaxLabel && IsLowerLabel(text);

    /// <summary>Is it a name of a label or an annotation: 'team', 'contoso.com/team'?</summary>
    public static bool IsQualified(string text) => text.Split('/') switch
    {
        [var name] => name.Length > 0 && IsLabelValue(name),
        [var domain, var name] => domain.Length <= MaxSubdomain && domain.Split('.').All(IsLowerLabel) && name.Length > 0 && IsLabelValue(name),
        _ => false,
    };

    /// <summary>Up to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends; or nothing.</summary>
    public static bool IsLabelValue(string text) => text.Length == 0
        || (text.Length <= MaxLabel && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));

    private static bool IsLowerLabel(string text) => text.Length > 0 && text[0] != '-' && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
