using System.Collections.Immutable;

namespace CmgIac.Core.Proof;

/// <summary>
/// A value in a script: <paramref name="Literal"/> is its text ('$true' for a boolean, digits for a number), null for what
/// only running the script would tell.
/// </summary>
internal sealed record PowerShellValue(string? Literal, int Line);

/// <summary>
/// A call of a command. <paramref name="Arguments"/> are its named parameters, without '-', those of a hash table that is
/// splatted included, in the order of the text; a switch has no literal.
/// </summary>
internal sealed record PowerShellCall(string Command, ImmutableArray<(string Name, PowerShellValue Value)> Arguments, int Line);

/// <summary>
/// What a script of PowerShell says without being run. <paramref name="Variables"/> have every assignment of the script's
/// text, whatever its scope.
/// </summary>
internal sealed record PowerShellScript(ImmutableArray<PowerShellCall> Calls, ImmutableArray<(string Name, PowerShellValue Value)> Variables)
{
    public IEnumerable<PowerShellCall> CallsOf(string command) =>
        Calls.Where(call => string.Equals(call.Command, command, StringComparison.OrdinalIgnoreCase));
}
