using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Live.Git;

/// <summary>
/// The program git, and the one way in which it is started: to read, without a hook, a pager, a prompt, a network or
/// anything else that a repository's own configuration could make it run. The system's and the user's configuration
/// counts, because it says which repositories are trusted (safe.directory).
/// </summary>
internal sealed class GitProgram(string path, CancellationToken time)
{
    private const int MaxErrorLength = 4096;

    /// <summary>Before any verb; what stands behind -c wins over every file of configuration.</summary>
    private static readonly string[] Harmless =
    [
        "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs",
        "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat", "-c", "core.sshCommand=false",
        "-c", "core.askPass=", "-c", "credential.helper=", "-c", "protocol.allow=never",
    ];

    /// <summary>
    /// The full path of git in the folders of PATH, or null. The system's own search would begin in the working folder,
    /// where anybody may have put a program of that name.
    /// </summary>
    public static string? Find(Func<string, string?> variable)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        return (variable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>
    /// Runs git in <paramref name="folder"/> with <paramref name="input"/>; <paramref name="read"/> takes what it writes, and
    /// gives null where that is not the form expected.
    /// </summary>
    public GitAnswer<T> Run<T>(string folder, string input, Func<Stream, T?> read, params string[] arguments)
        where T : class
    {
        if (Start(folder, arguments) is not { } process)
        {
            return new(null, new(GitFaultKind.NotStarted, ""));
        }

        using (process)
        {
            using var kill = time.Register(() => Kill(process));
            var errors = Task.Run(() => ReadErrors(process.StandardError), CancellationToken.None);
            var feeding = Task.Run(() => Feed(process.StandardInput, input), CancellationToken.None);
            var value = read(process.StandardOutput.BaseStream);
            if (value is null)
            {
                // It may have more to say than anybody reads.
                Kill(process);
            }

            process.WaitForExit();
            feeding.GetAwaiter().GetResult();
            var text = errors.GetAwaiter().GetResult();
            return time.IsCancellationRequested ? new(null, new(GitFaultKind.TimeUp, ""))
                : value is null && process.ExitCode == 0 ? new(null, new(GitFaultKind.TooMuch, ""))
                : process.ExitCode != 0 ? new(null, Fault(value is null && text.Length == 0, text))
                : new(value, null);
        }
    }

    private static GitFault Fault(bool wasKilled, string text) => new(
        wasKilled ? GitFaultKind.TooMuch
        : text.Contains("dubious ownership", StringComparison.Ordinal) ? GitFaultKind.ForeignOwner
        : text.Contains("not a git repository", StringComparison.Ordinal) || text.Contains("must be run in a work tree", StringComparison.Ordinal) ? GitFaultKind.NoWorkTree
        : GitFaultKind.Failed,
        text.Split('\n')[0].Trim());

    private Process? Start(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(path, [.. Harmless, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
        };
        SetVariables(start.Environment);
        try
        {
            return Process.Start(start);
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Git's own variables say where a repository is, as they do in hooks, what to trace and what to run: only those stay
    /// that configure it or bound the search for a repository.
    /// </summary>
    private static void SetVariables(IDictionary<string, string?> variables)
    {
        foreach (var name in variables.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (!name.StartsWith("GIT_CONFIG", StringComparison.Ordinal)
                && name is not ("GIT_CEILING_DIRECTORIES" or "GIT_DISCOVERY_ACROSS_FILESYSTEM" or "GIT_EXEC_PATH"))
            {
                variables.Remove(name);
            }
        }

        variables["LC_ALL"] = "C";
        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["GIT_NO_LAZY_FETCH"] = "1";
        variables["GIT_ALLOW_PROTOCOL"] = "none";
    }

    private static void Feed(StreamWriter input, string text)
    {
        try
        {
            input.Write(text);
            input.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all: its exit code says why.
        }
    }

    private static string ReadErrors(StreamReader errors)
    {
        var buffer = new char[MaxErrorLength];
        var length = errors.ReadBlock(buffer);
        var rest = new char[MaxErrorLength];
        while (errors.Read(rest) > 0)
        {
            // A full pipe would stop it.
        }

        return Shown.Lines(new string(buffer, 0, length));
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
