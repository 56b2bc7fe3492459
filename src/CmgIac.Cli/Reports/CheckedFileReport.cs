using System.Text.Json;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Certificates.X509;

namespace CmgIac.Cli.Reports;

/// <summary>What files that were handed in are, and which gateways have their certificate.</summary>
internal static class CheckedFileReport
{
    /// <summary>A line for each file that names a certificate of the fleet.</summary>
    public static void WriteText(TextWriter output, IEnumerable<(string File, CheckedFile Result)> results)
    {
        foreach (var (file, result) in results.Where(item => !item.Result.Gateways.IsEmpty))
        {
            output.WriteLine($"{file}: {(result.Kind == FileKind.Policy ? "policy file" : Word(result.Kind))} of '{result.CommonName}', for {string.Join(", ", result.Gateways)}");
        }
    }

    public static void WriteJson(Utf8JsonWriter json, IEnumerable<(string File, CheckedFile Result)> results)
    {
        json.WriteStartArray("files");
        foreach (var (file, result) in results)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("kind", Word(result.Kind));
            json.WriteString("commonName", result.CommonName);
            json.WriteStartArray("gateways");
            foreach (var gateway in result.Gateways)
            {
                json.WriteStringValue(gateway);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Request is request.</summary>
    private static string Word(FileKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
