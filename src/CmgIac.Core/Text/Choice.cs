namespace CmgIac.Core.Text;

/// <summary>A choice as specs and reports write it.</summary>
internal static class Choice
{
    /// <summary>ScaleSet is scaleSet.</summary>
    public static string Word<T>(T choice)
        where T : struct, Enum
    {
        var name = choice.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
