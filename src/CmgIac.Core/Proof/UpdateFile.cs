using System.Collections.Immutable;

namespace CmgIac.Core.Proof;

/// <summary>
/// A prerequisite: <paramref name="Kind"/> is nxdomain, yxdomain, nxrrset or yxrrset. <paramref name="Type"/> is in upper
/// case and empty for a name; <paramref name="Data"/> has the form of <see cref="MasterRecord"/> and is empty where none is given.
/// </summary>
internal sealed record UpdateCondition(string Kind, string Owner, string Type, ImmutableArray<string> Data, int Line);

/// <summary>A record that is added or deleted; one without type or data stands for all of them.</summary>
internal sealed record UpdateChange(bool IsAddition, MasterRecord Record);

/// <summary>What one 'send' sends: all prerequisites hold, and all changes are made, or none is.</summary>
internal sealed record UpdateMessage(ImmutableArray<UpdateCondition> Conditions, ImmutableArray<UpdateChange> Changes);

/// <summary>
/// A file for nsupdate. <paramref name="Zones"/> are those that it names, in lower case, each with its line;
/// <paramref name="Servers"/> are its commands that say where to send from and to, such as <c>server 192.0.2.1</c>.
/// </summary>
internal sealed record UpdateFile(ImmutableArray<(string Name, int Line)> Zones, ImmutableArray<UpdateMessage> Messages, ImmutableArray<string> Servers);
