using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Output;

namespace CmgIac.Cli.Files;

/// <summary>The names of a certificate's two files.</summary>
internal sealed record RequestNames(string CommonName, string Request, string Key)
{
    public static RequestNames Of(GatewaySpec gateway) =>
        new(gateway.CommonName, gateway.CertificateFileName + ".csr.pem", gateway.CertificateFileName + ".key.pem");
}

/// <summary>A request and its encrypted key as PEM, not yet written.</summary>
internal sealed record RequestPair(RequestNames Names, string Request, string Key);

/// <summary>The folder that keys and requests go into. Nothing in it is overwritten, and no link is followed from it on.</summary>
internal sealed class RequestFolder(string folder, string workingFolder)
{
    private readonly string root = Path.GetFullPath(folder, workingFolder);

    /// <summary>The path of a file in the folder, as messages show it.</summary>
    public string Show(string name) => ShownPath.Of(Path.Combine(folder, name), workingFolder);

    /// <summary>What stands where files must go; asked before a key is made.</summary>
    public IEnumerable<Diagnostic> Obstacles(IEnumerable<RequestNames> wanted) =>
        wanted.SelectMany(names => new[] { names.Request, names.Key }).Select(Obstacle).OfType<Diagnostic>();

    /// <summary>Writes all pairs; null, or what stopped it, and then none of them is left.</summary>
    public Diagnostic? Write(IEnumerable<RequestPair> pairs)
    {
        var made = new List<string>();
        var newFolders = EmptyFolders.Missing(root);
        var current = "";
        try
        {
            Directory.CreateDirectory(root);
            foreach (var (names, request, key) in pairs)
            {
                current = names.Key;
                Put(names.Key, key, OwnerOnlyFile.Create);
                current = names.Request;
                Put(names.Request, request, path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
            }

            return null;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            foreach (var path in made)
            {
                // What won't go is an encrypted key that nobody uses, and is told by the next run.
                StagedFile.Remove(path);
            }

            var obstacle = Obstacle(current);
            newFolders.ForEach(path => EmptyFolders.Remove(path));
            return obstacle ?? RequestDiagnostics.RequestNotWritten(Show(current), DiskFault.Reason(e));
        }

        void Put(string name, string text, Func<string, FileStream> create)
        {
            var path = Path.Combine(root, name);
            using var stream = create(path);
            made.Add(path);
            stream.Write(Encoding.ASCII.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
    }

    private Diagnostic? Obstacle(string name)
    {
        try
        {
            var walk = new DiskWalk(root);
            return walk.Obstacle(name) switch
            {
                _ when EmptyFolders.FileInTheWay(root) is not null => RequestDiagnostics.RequestNotWritten(Show(name), "a file stands where a folder must be"),
                Found.Link link => RequestDiagnostics.RequestThroughLink(Show(link.At)),
                _ when DiskWalk.KindOf(walk.FullPath(name)) != EntryKind.Missing => RequestDiagnostics.RequestFileExists(Show(name)),
                _ => null,
            };
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return RequestDiagnostics.RequestNotWritten(Show(name), DiskFault.Reason(e));
        }
    }
}
