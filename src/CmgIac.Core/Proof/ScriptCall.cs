using System.Collections.Immutable;

namespace CmgIac.Core.Proof;

/// <summary>A value of a script of plain calls, with the 1-based line on which it begins.</summary>
internal abstract record ScriptValue(int Line);

internal sealed record ScriptText(string Value, int Line) : ScriptValue(Line);

internal sealed record ScriptNumber(long Value, int Line) : ScriptValue(Line);

/// <summary>A name by itself, such as CAA_CRITICAL.</summary>
internal sealed record ScriptName(string Name, int Line) : ScriptValue(Line);

internal sealed record ScriptCall(string Name, ImmutableArray<ScriptValue> Arguments, int Line) : ScriptValue(Line);
