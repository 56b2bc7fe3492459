using CmgIac.Core.Diagnostics;
using CmgIac.Core.Syntax;

namespace CmgIac.Cli.Files;

/// <summary>A spec with fixes, not yet written.</summary>
internal sealed record FixedSpec(SpecPath Path, byte[] Before, byte[] After);

/// <summary>
/// Writes fixes into specs: all new bytes beside their files first, then a last look whether these are still what was
/// read, then the renames.
/// </summary>
internal static class FixedSpecs
{
    /// <summary>Null, or what stopped it: CMG5131, CMG5132 or CMG5133.</summary>
    public static Diagnostic? Write(IReadOnlyCollection<FixedSpec> specs)
    {
        var staged = new List<(FixedSpec Spec, string Temporary)>();
        var placed = 0;
        var current = specs.FirstOrDefault()?.Path.Shown ?? "";
        using var busy = Interruption.Hold();
        try
        {
            foreach (var spec in specs)
            {
                current = spec.Path.Shown;
                if (Obstacle(spec.Path) is { } obstacle)
                {
                    return obstacle;
                }

                var temporary = StagedFile.NameIn(System.IO.Path.GetDirectoryName(spec.Path.FullPath)!);
                staged.Add((spec, temporary));
                StagedFile.Write(temporary, spec.After, replaced: spec.Path.FullPath);
            }

            if (specs.FirstOrDefault(spec => !IsStill(spec)) is { } changed)
            {
                return FixDiagnostics.SpecChanged(changed.Path.Shown);
            }

            foreach (var (spec, temporary) in staged)
            {
                current = spec.Path.Shown;
                File.Move(temporary, spec.Path.FullPath, overwrite: true);
                placed++;
            }

            return null;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return FixDiagnostics.SpecNotWritten(current, DiskFault.Reason(e), isPartial: placed > 0);
        }
        finally
        {
            foreach (var (_, temporary) in staged.Skip(placed))
            {
                StagedFile.Remove(temporary);
            }
        }
    }

    private static Diagnostic? Obstacle(SpecPath spec)
    {
        if (DiskWalk.KindOf(spec.FullPath) == EntryKind.Link)
        {
            return FixDiagnostics.SpecIsLink(spec.Shown);
        }

        // A rename asks the folder alone for permission: whether the file may be written is asked here.
        if (File.GetAttributes(spec.FullPath).HasFlag(FileAttributes.ReadOnly))
        {
            return FixDiagnostics.SpecNotWritten(spec.Shown, "it is read-only", isPartial: false);
        }

        using var stream = new FileStream(spec.FullPath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 0);
        return stream.CanSeek ? null : FixDiagnostics.SpecIsNoFile(spec.Shown);
    }

    private static bool IsStill(FixedSpec spec) =>
        DiskWalk.KindOf(spec.Path.FullPath) == EntryKind.File && SpecFinder.Read(spec.Path).Value is { } now && now.AsSpan().SequenceEqual(spec.Before);
}
