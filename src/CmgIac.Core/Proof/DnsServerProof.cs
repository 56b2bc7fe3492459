using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>
/// Does the script for a Windows DNS server set and delete the records of the fleet, by its own commands, which look
/// first? A cmdlet that is called past them could touch what others have.
/// </summary>
internal sealed class DnsServerProof
{
    private const string Form = "a script for Windows DNS";
    private const string Set = "Set-GatewayRecord";
    private const string Remove = "Remove-GatewayRecord";
    private const string Authorize = "Add-Authorization";
    private const string SetAuthorization = "Set-Authorization";

    private readonly ZoneSet zone;
    private readonly List<Diagnostic> found = [];
    private readonly List<FoundRecord> records = [];
    private readonly List<FoundDeletion> deletions = [];

    private DnsServerProof(ZoneSet zone) => this.zone = zone;

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<Artifact> files)
    {
        var proof = new DnsServerProof(zone);
        foreach (var file in files.Where(file => file.Path.EndsWith(".ps1", StringComparison.Ordinal)))
        {
            proof.Read(file);
        }

        var main = files.FirstOrDefault(file => file.Path.EndsWith("/Set-Records.ps1", StringComparison.Ordinal)) ?? files[0];
        return proof.found.Count > 0
            ? proof.found.Take(1)
            : RecordProof.Prove(zone, main, [.. proof.records], isMain: true).Concat(DeletionProof.Prove(zone, main, proof.deletions));
    }

    private void Read(Artifact file)
    {
        var (script, problems) = PowerShellReader.Read(file.Text);
        if (!problems.IsEmpty)
        {
            found.Add(ProofDiagnostics.ScriptUnreadable(file.At(problems[0].Line), problems[0].Message));
            return;
        }

        var calls = script.Calls.ToList();
        var ours = calls.Where(call => Is(call, Set) || Is(call, Remove) || Is(call, Authorize) || Is(call, SetAuthorization)).ToList();
        if (ours.Count > 0)
        {
            Zone(file, script);
        }

        found.AddRange(calls.Where(call => call.Command.Contains("-DnsServerResourceRecord", StringComparison.OrdinalIgnoreCase) && !call.Command.StartsWith("Get-", StringComparison.OrdinalIgnoreCase))
            .Where(call => call.Arguments.Any(argument => argument.Name.Equals("Name", StringComparison.OrdinalIgnoreCase) && argument.Value.Literal is not (null or "@")))
            .Select(call => ProofDiagnostics.ChangesWithoutReading(file.At(call.Line), call.Command)));
        foreach (var call in ours)
        {
            Record(file, call, ours);
        }
    }

    private void Record(Artifact file, PowerShellCall call, List<PowerShellCall> all)
    {
        if (Is(call, SetAuthorization))
        {
            return;
        }

        var needed = Is(call, Set) ? ["Name", "Target", "TimeToLive"] : Is(call, Remove) ? ["Name", "Target"] : (string[])["RecordData"];
        var given = needed.Select(name => call.Arguments.Where(argument => argument.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList()).ToList();
        if (call.Arguments.Length != needed.Length || given.Any(values => values is not [{ Value.Literal: not null }]))
        {
            Refuse(file, call.Line, $"'{call.Command}' has {string.Join(", ", needed.Select(name => $"-{name}"))}, each once and as a literal.");
            return;
        }

        var values = given.Select(item => item[0].Value.Literal!).ToList();
        if (Is(call, Authorize))
        {
            Authorization(file, call, values[0], all);
            return;
        }

        var owner = (values[0] == "@" ? zone.Zone.Value : $"{values[0]}.{zone.Zone}").ToLowerInvariant();
        var target = (values[1] is [.. var absolute, '.'] ? absolute : values[1]).ToLowerInvariant();
        if (Is(call, Remove))
        {
            deletions.Add(new(owner, "CNAME", target, null, file, call.Line));
        }
        else
        {
            records.Add(new(new(owner, Number(values[2]), "CNAME", [target], call.Line), given[2][0].Value.Line, given[1][0].Value.Line, file));
        }
    }

    /// <summary>The record's data as it goes over the wire: flags, the tag's length, tag, value (RFC 8659 4.1).</summary>
    private void Authorization(Artifact file, PowerShellCall call, string data, List<PowerShellCall> all)
    {
        var set = all.Where(other => Is(other, SetAuthorization)).ToList();
        var ttl = set is [{ Arguments: [{ Name: "TimeToLive" } only] }] ? only.Value.Literal : null;
        var bytes = data.Length % 2 == 0 && data.All(char.IsAsciiHexDigit) ? Convert.FromHexString(data) : [];
        if (set.Count != 1)
        {
            Refuse(file, call.Line, $"CAA records are set by one '{SetAuthorization} -TimeToLive'.");
        }
        else if (bytes.Length < 2 || bytes.Length < 2 + bytes[1])
        {
            Refuse(file, call.Line, $"'{data}' is no CAA record in hexadecimal.");
        }
        else
        {
            var text = Encoding.Latin1.GetString(bytes);
            var split = 2 + bytes[1];
            records.Add(new(new(zone.Zone.Value, ttl is null ? null : Number(ttl), "CAA", [bytes[0].ToString(CultureInfo.InvariantCulture), text[2..split], text[split..]], call.Line), set[0].Line, File: file));
        }
    }

    private void Zone(Artifact file, PowerShellScript script)
    {
        var named = script.Variables.Where(variable => variable.Name.Equals("zoneName", StringComparison.OrdinalIgnoreCase)).ToList();
        if (named is not [{ Value.Literal: { } written }])
        {
            Refuse(file, named.Count == 0 ? 1 : named[^1].Value.Line, "It doesn't say the zone once, as a literal in '$zoneName'.");
        }
        else if (!written.Equals(zone.Zone.Value, StringComparison.OrdinalIgnoreCase))
        {
            found.Add(ProofDiagnostics.OtherZone(file.At(named[0].Value.Line), written, zone.Zone.Value));
        }
    }

    private static bool Is(PowerShellCall call, string command) => call.Command.Equals(command, StringComparison.OrdinalIgnoreCase);

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Refuse(Artifact file, int line, string message) => found.Add(ProofDiagnostics.FileUnreadable(file.At(line), Form, message));
}
