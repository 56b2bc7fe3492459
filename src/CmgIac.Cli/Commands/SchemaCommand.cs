using System.CommandLine;
using CmgIac.Cli.Reports.Forms;
using CmgIac.Core.Binding;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg schema</c>: the spec's JSON Schema, for editors, and those of what cmg itself writes as JSON.</summary>
internal static class SchemaCommand
{
    private const string Spec = "spec";

    public static Command Create(Shell shell)
    {
        var command = new Verb("schema",
            "Prints the JSON Schema of cmg.yaml, by which an editor's YAML language server completes and checks keys where the spec's first line is '# yaml-language-server: $schema=cmg.schema.json'; or that of a JSON form that cmg writes.",
            """
            cmg schema > cmg.schema.json
            cmg schema validate
            cmg schema certificate-check
            """)
        {
            Job = VerbJob.More,
            Summary = "the JSON Schema of cmg.yaml, or of a JSON form",
            Answer = "The schema.",
        };
        string[] forms = [Spec, .. JsonForms.Names];
        var form = new Argument<string>("FORM")
        {
            Description = $"What the schema is of: {string.Join(", ", forms)}. Default: {Spec}.",
            DefaultValueFactory = _ => Spec,
        };
        form.CompletionSources.Add(forms);
        form.Validators.Add(result =>
        {
            SpecOptions.RefuseOptions(result);
            foreach (var typed in result.Tokens.Select(token => token.Value).Where(typed => typed.Length > 0 && typed[0] != '-' && !forms.Contains(typed, StringComparer.Ordinal)))
            {
                result.AddError($"'{typed}' is no form."
                    + (SpellChecker.Suggest(typed, forms) is { } meant ? $" Did you mean '{meant}'?" : $" Forms are {string.Join(", ", forms)}."));
            }
        });
        command.Add(form);
        command.SetAction(parsed =>
        {
            shell.Out.Write(JsonForms.Write(parsed.GetValue(form)!) ?? SpecSchema.Write());
            return ExitCode.Fine;
        });
        return command;
    }
}
