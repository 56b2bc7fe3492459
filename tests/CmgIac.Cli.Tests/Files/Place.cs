using System.Collections.Immutable;
using CmgIac.Cli.Files;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>A working folder of one test, with specs whose rendering the test makes up; removed with the test.</summary>
public sealed class Place : IDisposable
{
    private static readonly string H = new('0', 64);
    private readonly List<RenderedFolder> folders = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("cmg-test-").FullName;

    public string Output => Path("out");

    internal OutputFault Fault { get; } = new();

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string Path(string path) => System.IO.Path.Combine(Root, path);

    public Place Put(string path, string text = "")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(path))!);
        File.WriteAllText(Path(path), text);
        return this;
    }

    public string Text(string path) => File.ReadAllText(Path(path));

    /// <summary>Everything in the working folder but the specs: 'out/gateways/a/x=text', a folder as 'x/', a link as 'x@'.</summary>
    public string[] Tree(string below = "out")
    {
        if (!Directory.Exists(Path(below)))
        {
            return [];
        }

        return
        [
            .. new DirectoryInfo(Path(below)).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
                .Where(e => e is FileInfo || e.LinkTarget is not null || !Directory.EnumerateFileSystemEntries(e.FullName).Any())
                .Select(e => System.IO.Path.GetRelativePath(Root, e.FullName)
                    + (e.LinkTarget is not null ? "@" : e is DirectoryInfo ? "/" : e.Name == OutputPath.ManifestName ? "" : "=" + File.ReadAllText(e.FullName)))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Starts anew what is wanted.</summary>
    public Place Wants()
    {
        folders.Clear();
        return this;
    }

    public Place Wants(string folder, string spec, params (string Path, string Text)[] files)
    {
        folders.Add(new(
            folder, [.. spec.Split(' ')], H, H,
            [.. files.Select(f => new Artifact($"{folder}/{f.Path}", f.Text, TextForm.Utf8, "t"))]));
        return this;
    }

    internal OutputOrder Order(bool force = false, bool narrowed = false, string output = "out", params string[] specs)
    {
        var selection = SpecFinder.Find(specs, Root);
        Assert.Empty(selection.Diagnostics);
        return new(output, Root, selection.Value!, RenderedFolders.Of(folders), "1", narrowed, force);
    }

    internal StageResult<OutputPlan> Write(bool force = false, params string[] specs) =>
        OutputFolder.Write(Order(force, specs: specs), Fault.Step);

    /// <summary>Writes and expects it to work; the changes in short, without the unchanged.</summary>
    public string[] Render(params string[] specs) => Changes(Write(specs: specs));

    internal static string[] Changes(StageResult<OutputPlan> result)
    {
        Assert.Empty(result.Diagnostics);
        return
        [
            .. result.Value!.Changes.Where(c => c.Kind != ChangeKind.Unchanged).Select(c => $"{c.Kind} {c.Path}".ToLowerInvariant()),
        ];
    }

    /// <summary>Writes and expects it to be refused: code and path.</summary>
    public string[] Refused(bool force = false, params string[] specs) => Codes(Write(force, specs).Diagnostics);

    internal static string[] Codes(ImmutableArray<Diagnostic> diagnostics) => [.. diagnostics.Select(d => $"{d.Code} {d.Span.File}")];

    /// <summary>Is a check clean, and nothing of a run left behind?</summary>
    public void AssertConverged(params string[] specs)
    {
        Assert.Empty(Render(specs));
        Assert.False(OutputFolder.Check(Order(specs: specs)).Value!.HasDifferences);
        Assert.DoesNotContain(Tree(), e => e.Contains(".cmg", StringComparison.Ordinal));
    }
}

/// <summary>Ends a run before a step of its writing, as a power cut would: nothing is tidied up.</summary>
internal sealed class OutputFault
{
    private int stepsLeft = -1;

    /// <summary>Ends the next run after that many steps.</summary>
    public void After(int steps) => stepsLeft = steps;

    public Action<string>? Act { get; set; }

    public void Step(string path)
    {
        Act?.Invoke(path);
        if (stepsLeft-- == 0)
        {
            throw new PowerCutException();
        }
    }

    internal sealed class PowerCutException : Exception;
}
