using FsCheck;
using FsCheck.Fluent;

namespace CmgIac.Core.Tests.Text;

/// <summary>Texts that a reader meets in no friendly file.</summary>
internal static class HostileText
{
    /// <summary>Arbitrary texts, and texts made mostly of <paramref name="pieces"/>: a reader's own special characters.</summary>
    public static Arbitrary<string> Of(params string[] pieces)
    {
        var any = ArbMap.Default.GeneratorFor<string>().Where(t => t is not null);
        var piece = Gen.Frequency((8, Gen.Elements(pieces)), (1, any));
        return Gen.Frequency((1, any), (4, Gen.ListOf(piece).Select(p => string.Concat(p)))).ToArbitrary();
    }

    public static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));
}
