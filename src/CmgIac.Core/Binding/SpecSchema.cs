namespace CmgIac.Core.Binding;

internal static class SpecSchema
{
    public static string Write() => "{}\n";
}
