using System.CommandLine;
using CmgIac.Core.Binding;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg schema</c>: the spec's JSON Schema, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("schema",
            "Prints the JSON Schema of cmg.yaml. An editor's YAML language server completes and checks keys by it, where the spec's first line is '# yaml-language-server: $schema=cmg.schema.json'.",
            """
            cmg schema > cmg.schema.json
            """)
        {
            Job = VerbJob.More,
            Summary = "the JSON Schema of cmg.yaml, for editors",
            Answer = "The schema.",
        };
        command.SetAction(_ =>
        {
            shell.Out.Write(SpecSchema.Write());
            return ExitCode.Fine;
        });
        return command;
    }
}
