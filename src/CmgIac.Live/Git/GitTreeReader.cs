using System.Text;

namespace CmgIac.Live.Git;

/// <summary>What 'git ls-tree -r -z' writes: <c>mode type name TAB path NUL</c>, as much of it as is wanted.</summary>
internal static class GitTreeReader
{
    private const string Link = "120000";
    private const string Submodule = "160000";

    /// <summary>No system has longer paths.</summary>
    public const int MaxEntryLength = 64 * 1024;

    /// <summary>Null where an entry is none, or too long.</summary>
    public static List<GitListed>? Read(Stream output, Func<string, bool> isMeant)
    {
        var found = new List<GitListed>();
        using var buffered = new BufferedStream(output, MaxEntryLength);
        var entry = new byte[MaxEntryLength];
        for (var length = 0; ; length++)
        {
            switch (buffered.ReadByte())
            {
                case -1:
                    return length == 0 ? found : null;
                case 0:
                    if (!Add(found, Encoding.UTF8.GetString(entry, 0, length), isMeant))
                    {
                        return null;
                    }

                    length = -1;
                    break;
                case var octet when length < entry.Length:
                    entry[length] = (byte)octet;
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool Add(List<GitListed> found, string entry, Func<string, bool> isMeant)
    {
        var (blank, tab) = (entry.IndexOf(' ', StringComparison.Ordinal), entry.IndexOf('\t', StringComparison.Ordinal));
        if (blank < 0 || tab < blank)
        {
            return false;
        }

        var (mode, path) = (entry[..blank], entry[(tab + 1)..]);
        if (mode == Submodule || (mode != Link && isMeant(path[(path.LastIndexOf('/') + 1)..])))
        {
            found.Add(new(path, mode == Submodule));
        }

        return true;
    }
}
