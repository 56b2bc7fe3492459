using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CmgIac.Core.Model;

namespace CmgIac.Core.Lowering;

/// <summary>
/// The plain, final values that a template sees, in the order given. A value is a string, bool, int, <see cref="DnsName"/>,
/// another view, a list of views, or null for what is absent. Names are snake_case.
/// </summary>
internal sealed class View : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> members = [];

    public void Add(string name, object? value) => members.Add(new(name, value));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => members.GetEnumerator();

    [ExcludeFromCodeCoverage(Justification = "The interface wants it beside the other; nobody counts without types.")]
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Lower-case hexadecimal SHA-256 of the values: equal views hash equal on every system.</summary>
    public static string Hash(IEnumerable<View> views)
    {
        var canonical = new StringBuilder(4096);
        foreach (var view in views)
        {
            Append(canonical, view);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
    }

    /// <summary>Lengths before texts, so that no two values can write the same.</summary>
    private static void Append(StringBuilder canonical, object? value)
    {
        switch (value)
        {
            case View view:
                canonical.Append('{');
                foreach (var (name, member) in view)
                {
                    canonical.Append(name).Append(':');
                    Append(canonical, member);
                }

                canonical.Append('}');
                break;
            case ImmutableArray<View> list:
                canonical.Append('[');
                foreach (var item in list)
                {
                    Append(canonical, item);
                }

                canonical.Append(']');
                break;
            default:
                var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                canonical.Append(KindOf(value)).Append(text.Length).Append(':').Append(text);
                break;
        }
    }

    private static char KindOf(object? value) => value switch
    {
        null => 'n',
        string => 'S',
        bool => 'B',
        DnsName => 'D',
        _ => 'I',
    };
}
