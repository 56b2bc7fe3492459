using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>The scripts in the shells that they are for, with this build of cmg.</summary>
public class CompletionTest : Fixture
{
    [Theory]
    [InlineData("ren", "render")]
    [InlineData("render --dr", "--dry-run")]
    [InlineData("explain CMG20", "CMG2004")]
    [InlineData("help cert", "certificate")]
    [InlineData("diff --only ", "update")]
    public void Completes(string typed, string expected) =>
        Assert.Contains(expected, Cmg($"[suggest:{typed.Length}]", typed).Out.Split('\n'));

    [Fact]
    public void Offers_the_values_of_an_option_as_they_are_typed() =>
        Assert.Equal(["json", "text"], Cmg("[suggest:14]", "show --format ").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    public void A_place_that_is_none_is_no_bug(string place) => Assert.Equal(new CmgRun(0, "", ""), Cmg($"[suggest:{place}]", "ren"));

    [Fact]
    public void A_value_that_is_half_typed_is_no_bug() => Assert.Equal(new CmgRun(0, "", ""), Cmg("[suggest:17]", "show --as-of=tomor"));

    [Theory]
    [InlineData("cmg ren", "render")]
    [InlineData("cmg certificate ", "calendar check request")]
    [InlineData("cmg render --dr", "--dry-run")]
    [InlineData("cmg show --format ", "json text")]
    [InlineData("cmg show --format=j", "json")]
    [InlineData("cmg render ", "")]
    public void In_bash(string typed, string expected)
    {
        var bash = Oracle.Require("bash", "bash");
        InstallCmg();
        // What bash does when the key is pressed: '=' ends a word.
        var word = typed[(typed.LastIndexOfAny([' ', '=']) + 1)..];
        Write("ask.bash", $$"""
            eval "$(cmg completion bash)"
            COMP_LINE='{{typed}}' COMP_POINT={{typed.Length}}
            $(complete -p cmg | sed -E 's/.*-F ([^ ]+) .*/\1/') cmg '{{word}}' x
            printf '%s\n' "${COMPREPLY[@]}"
            """);
        Assert.Equal(expected, Answers(bash, "ask.bash"));
    }

    /// <summary>A terminal of its own: zsh completes for nobody else.</summary>
    [Fact]
    public void In_zsh()
    {
        Oracle.Require("zsh", "zsh");
        var script = Oracle.Require("script", "bsdutils");
        InstallCmg();
        Write("ask.zsh", """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            ask() { zpty -w shell "$1"; }
            ask 'PS1=; autoload -U compinit; compinit -u -D; eval "$(cmg completion zsh)"; echo re""ady'
            zpty -r -m shell seen '*ready*'
            zpty -w -n shell $'cmg explain CMG2004 --nope; cmg certif\tcal\t --unt\t'
            zpty -r -m shell seen '*--unt*il*'
            print -r -- "$seen"
            """);
        Assert.Contains("cmg certificate calendar --until", Clean(ProgramRun.With(Path(), script, "-qec", $"zsh -f '{System.IO.Path.Combine(Folder, "ask.zsh")}'", "/dev/null").Output), StringComparison.Ordinal);
    }

    [Fact]
    public void In_fish()
    {
        var fish = Oracle.Require("fish", "fish");
        InstallCmg();
        Write("ask.fish", """
            cmg completion fish | source
            complete -C 'cmg ren'
            complete -C 'cmg render --dr'
            complete -C 'cmg show --format j'
            """);
        Assert.Equal("--dry-run json render", Answers(fish, "ask.fish"));
    }

    private static string Clean(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\e\[[0-9;?]*[A-Za-z]|\r", "").Replace(" \b", "", StringComparison.Ordinal);

    private string Answers(string shell, string script)
    {
        var run = ProgramRun.With(Path(), shell, System.IO.Path.Combine(Folder, script));
        Assert.Equal("", run.Errors);
        return string.Join(' ', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    private Dictionary<string, string> Path() =>
        new(StringComparer.Ordinal) { ["PATH"] = $"{Folder}:{Environment.GetEnvironmentVariable("PATH")}", ["HOME"] = Folder };

    private void InstallCmg()
    {
        var program = Write("cmg", $"#!/bin/sh\nexec dotnet '{System.IO.Path.Combine(AppContext.BaseDirectory, "cmg.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
