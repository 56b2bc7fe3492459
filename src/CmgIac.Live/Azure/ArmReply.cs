using System.Text.Json;
using CmgIac.Live.Names;

namespace CmgIac.Live.Azure;

/// <summary>The JSON that Azure Resource Manager answered, or why there is none.</summary>
internal sealed record ArmReply(JsonElement? Body, NameFault? Fault)
{
    public static ArmReply None(NameFaultKind kind, string why) => new(null, new NameFault(kind, why));
}
