namespace CmgIac.Core.Output;

/// <summary>What the shell found at a path of the output folder, without following a link anywhere below it.</summary>
internal abstract record Found
{
    private Found()
    {
    }

    internal sealed record Missing : Found;

    /// <summary>A file: either its bytes or, where they are many, their hash, which is '' where they are more than any of ours.</summary>
    internal sealed record File(byte[]? Bytes, string? HugeHash = null) : Found
    {
        private string? hash = HugeHash;

        /// <summary>Of most files nobody asks.</summary>
        public string Sha256 => hash ??= ContentHash.Of(Bytes);

        public static File Of(byte[] bytes) => new(bytes);
    }

    /// <summary>The path <paramref name="At"/>, this one or one above it, is a symbolic link.</summary>
    internal sealed record Link(string At) : Found;

    internal sealed record Directory : Found;

    /// <summary>The path <paramref name="At"/> above this one is a file.</summary>
    internal sealed record Blocked(string At) : Found;

    /// <summary><paramref name="Reason"/> is the end of a sentence: 'permission denied'.</summary>
    internal sealed record Unreadable(string Reason) : Found;
}
