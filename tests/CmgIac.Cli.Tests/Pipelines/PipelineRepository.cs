using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Pipelines;

/// <summary>
/// A git repository with a spec and what it renders, in which steps of pipelines are run: by bash, with this cmg behind
/// 'dotnet cmg', and stand-ins for gh, az and curl that note what they were asked.
/// </summary>
internal sealed partial class PipelineRepository : IDisposable
{
    public const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus\n";

    private const string Dotnet = """
        #!/bin/bash
        case $1 in
          tool) echo "dotnet $*" >> "$ASKED"; exit 0 ;;
          cmg) shift ;;
          *) exec "$REAL_DOTNET" "$@" ;;
        esac
        arguments=()
        for argument; do
          # Public resolvers are a server on loopback, which has the zone.
          if [[ $argument = *.*.*.*:53 ]]; then argument=$RESOLVER; fi
          arguments+=("$argument")
        done
        if [[ $1 = drift ]]; then arguments+=(--server "$RESOLVER"); fi
        exec "$REAL_DOTNET" "$CMG" "${arguments[@]}"
        """;

    private const string StandIn = """
        #!/bin/bash
        name=$(basename "$0")
        printf '%s %s\n' "$name" "${*//$'\n'/ }" >> "$ASKED"
        if [[ " $* " = *' --config - '* ]]; then sed "s/^/$name stdin: /" >> "$ASKED"; fi
        if [[ " $* " = *' POST '* || " $* " = *' PUT '* || " $* " = *' PATCH '* || " $* " = *' edit '* ]]; then exit 0; fi
        case "$name $*" in
          *"api/v4/user"*) echo '{"id":7}' ;;
          *) [ ! -f "$ANSWERS/$name" ] || cat "$ANSWERS/$name" ;;
        esac
        exit "$(cat "$ANSWERS/$name.status" 2>/dev/null || echo 0)"
        """;

    private readonly TemporaryFolder folder = new();

    public PipelineRepository(string name = "repository")
    {
        Root = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
        foreach (var (program, text) in new[] { ("dotnet", Dotnet), ("gh", StandIn), ("az", StandIn), ("curl", StandIn) })
        {
            folder.Write($"bin/{program}", text + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(folder.Path, "bin", program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "answers"));
        Git("init", "-q", "-b", "main");
        Git("config", "user.name", "Test");
        Git("config", "user.email", "test@example.com");
    }

    public string Root { get; }

    /// <summary>Where the server is that takes the place of public resolvers.</summary>
    public string Resolver { get; set; } = "127.0.0.1:1";

    /// <summary>Everything that was asked of stand-ins, a line each.</summary>
    public string Asked => File.Exists(AskedPath) ? File.ReadAllText(AskedPath) : "";

    private string AskedPath => Path.Combine(folder.Path, "asked");

    public void Dispose() => folder.Dispose();

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>What a stand-in prints when it is asked.</summary>
    public void Answer(string program, string text, int status = 0)
    {
        folder.Write($"answers/{program}", text);
        folder.Write($"answers/{program}.status", $"{status}");
    }

    public void Render(string spec)
    {
        Write("cmg.yaml", spec);
        Assert.Equal(0, CmgRun.In(Root, "render").ExitCode);
    }

    public void Commit(string message = "Change")
    {
        Git("add", "-A");
        Git("commit", "-q", "--no-verify", "-m", message);
    }

    public string Git(params string[] arguments)
    {
        var run = ProgramRun.Of(Oracle.Require("git", "git"), ["-C", Root, .. arguments]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output.Trim();
    }

    /// <summary>A branch with a change, merged as a host does for its checks: the first parent is the base branch.</summary>
    public void Propose(string spec, bool renders = true)
    {
        Git("checkout", "-q", "-b", "change");
        if (renders)
        {
            Render(spec);
        }
        else
        {
            Write("cmg.yaml", spec);
        }

        Commit();
        Git("checkout", "-q", "main");
        Git("merge", "-q", "--no-ff", "--no-verify", "-m", "Merge", "change");
    }

    /// <summary>Runs a script by bash as <paramref name="options"/> say, in the repository.</summary>
    public ProgramRun Bash(string script, string options, IReadOnlyDictionary<string, string> variables)
    {
        var file = Path.Combine(folder.Path, "step.sh");
        File.WriteAllText(file, script);
        var bash = Oracle.Require("bash", "bash");
        return ProgramRun.With(Environment(variables), bash, ["-c", "cd \"$1\" && shift && exec \"$@\"", "_", Root, bash, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), file]);
    }

    /// <summary>Puts in what '$(name)' stands for in Azure Pipelines; the shell's own '$(…)' has blanks or isn't a name.</summary>
    public static string Expand(string text, IReadOnlyDictionary<string, string> variables) =>
        Macro().Replace(text, match => variables.TryGetValue(match.Groups["name"].Value, out var value) ? value : match.Value);

    public Dictionary<string, string> Environment(IReadOnlyDictionary<string, string> variables)
    {
        var environment = new Dictionary<string, string>(variables, StringComparer.Ordinal)
        {
            ["PATH"] = $"{Path.Combine(folder.Path, "bin")}{Path.PathSeparator}{System.Environment.GetEnvironmentVariable("PATH")}",
            ["REAL_DOTNET"] = Oracle.Require("dotnet", "dotnet-sdk-10.0"),
            ["CMG"] = Path.Combine(AppContext.BaseDirectory, "cmg.dll"),
            ["ASKED"] = AskedPath,
            ["ANSWERS"] = Path.Combine(folder.Path, "answers"),
            ["RESOLVER"] = Resolver,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
        };
        return environment;
    }

    [GeneratedRegex(@"\$\((?<name>[A-Za-z.]+)\)")]
    private static partial Regex Macro();
}
