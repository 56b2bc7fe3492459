using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CmgIac.Mutation;

/// <summary>A mutant that Stryker made and that compiles. <paramref name="File"/> is below the core; <paramref name="Group"/> null in files of none.</summary>
internal sealed partial record Mutant(int Id, string File, string Group, int Line, string Mutator, string Was, string Becomes)
{
    /// <summary>The wording of a text for people, which tests don't hold: a string with two words or more.</summary>
    public bool IsText => Mutator == "String mutation" && Words().IsMatch(Was);

    public static List<Mutant> Read(string report, string groups)
    {
        var patterns = System.IO.File.ReadLines(groups).Select(line => line.Split(' ')).ToList();
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(report));
        return
        [
            .. from file in document.RootElement.GetProperty("files").EnumerateObject()
               let path = file.Name[(file.Name.IndexOf("/CmgIac.Core/", StringComparison.Ordinal) + "/CmgIac.Core/".Length)..]
               let @group = patterns.Find(pattern => FileSystemName.MatchesSimpleExpression(pattern[1], path))?[0]
               where @group is not null
               let lines = file.Value.GetProperty("source").GetString()!.Split('\n')
               from mutant in file.Value.GetProperty("mutants").EnumerateArray()
               where mutant.GetProperty("status").GetString() is not ("CompileError" or "Ignored")
               let start = mutant.GetProperty("location").GetProperty("start")
               let end = mutant.GetProperty("location").GetProperty("end")
               orderby int.Parse(mutant.GetProperty("id").GetString()!)
               select new Mutant(
                   int.Parse(mutant.GetProperty("id").GetString()!), path, @group, start.GetProperty("line").GetInt32(),
                   mutant.GetProperty("mutatorName").GetString()!, Source(lines, start, end), mutant.GetProperty("replacement").GetString()!),
        ];
    }

    private static string Source(string[] lines, JsonElement start, JsonElement end)
    {
        var (line, column) = (start.GetProperty("line").GetInt32() - 1, start.GetProperty("column").GetInt32() - 1);
        return end.GetProperty("line").GetInt32() - 1 == line ? lines[line][column..(end.GetProperty("column").GetInt32() - 1)] : lines[line][column..].Trim() + " …";
    }

    [GeneratedRegex(@"[A-Za-z}'][,.:;]? ['({]?[A-Za-z]")]
    private static partial Regex Words();
}
