using System.Collections.Immutable;

namespace CmgIac.Core.Proof;

/// <summary>
/// A record of a master file. <paramref name="Owner"/> is absolute, in lower case, without the trailing dot (the root is
/// empty); <paramref name="Ttl"/> is in seconds, null where it has none of its own: the including zone's $TTL
/// may hold; <paramref name="Type"/> is in upper case. <paramref name="Data"/> of a CNAME is its target in the owner's form; of a
/// CAA flags, tag and value as they read; of any other type the tokens as written, in their quotes and escapes.
/// </summary>
internal sealed record MasterRecord(string Owner, long? Ttl, string Type, ImmutableArray<string> Data, int Line);

/// <summary>
/// A token: <paramref name="Source"/> as written without quotes, <paramref name="Text"/> with its escapes resolved, an
/// octet above 127 as the character of that number. <paramref name="IsFirst"/> says that it begins its line, so that it
/// is an owner or a directive.
/// </summary>
internal readonly record struct MasterToken(string Source, string Text, bool IsQuoted, bool IsFirst, int Line);
