using System.Collections.Immutable;

namespace CmgIac.Core.Proof;

/// <summary>
/// A record of a master file. <paramref name="Owner"/> is absolute, in lower case, without the trailing dot (the root is
/// empty); <paramref name="Ttl"/> is in seconds, null where it has none of its own: the including zone's $TTL
/// may hold; <paramref name="Type"/> is in upper case. <paramref name="Data"/> of a CNAME is its target in the owner's form; of a
/// CAA flags, tag and value as they read; of any other type the tokens as written, in their quotes and escapes.
/// </summary>
internal sealed record MasterRecord(string Owner, long? Ttl, string Type, ImmutableArray<string> Data, int Line)
{
    /// <summary>1-based, where the reader knows it.</summary>
    public int Column { get; init; } = 1;
}

/// <summary>
/// A whole zone. <paramref name="Name"/> has the form of an owner and is null where nothing says it; a record has the
/// TTL that it has in the zone, null where nothing says that.
/// </summary>
internal sealed record ZoneFile(string? Name, ImmutableArray<MasterRecord> Records);

/// <summary>
/// A token: <paramref name="Source"/> as written without quotes, <paramref name="Text"/> with its escapes resolved, an
/// octet above 127 as the character of that number. <paramref name="IsFirst"/> says that it begins its line, so that it
/// is an owner or a directive. <paramref name="Line"/> and <paramref name="Column"/> are 1-based.
/// </summary>
internal readonly record struct MasterToken(string Source, string Text, bool IsQuoted, bool IsFirst, int Line, int Column);
