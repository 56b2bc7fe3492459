using CmgIac.Core.Binding;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Core.Tests.Editors;

/// <summary>A folder with the schema, and one language server for all tests of a class.</summary>
public sealed class EditorWorkspace : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private LanguageServer? editor;
    private int files;

    public EditorWorkspace() => Write("cmg.schema.json", SpecSchema.Write());

    public string Folder => folder.Path;

    public void Write(string name, string text) => folder.Write(name, text);

    public string NextName() => $"{++files}.cmg.yaml";

    /// <summary>Started by the first test, which is skipped, as all others, where there is none.</summary>
    internal async Task<LanguageServer> Editor() => editor ??= await LanguageServer.Start(Folder);

    public void Dispose()
    {
        editor?.Dispose();
        folder.Dispose();
    }
}
