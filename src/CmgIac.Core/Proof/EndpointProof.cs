using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Syntax;

namespace CmgIac.Core.Proof;

/// <summary>
/// Do the objects of kind DNSEndpoint together have the records of the fleet, under names of their own and in the spec's
/// namespace, each with no more endpoints than its definition takes? ExternalDNS has no CAA records. Objects of another
/// kind are about something else.
/// </summary>
internal sealed class EndpointProof
{
    private const string Form = "an object of kind DNSEndpoint";
    private const int MaxEndpoints = 1_000;

    private readonly ZoneSet zone;
    private readonly List<Diagnostic> found = [];
    private readonly List<FoundRecord> records = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private EndpointProof(ZoneSet zone) => this.zone = zone;

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<Artifact> files)
    {
        var proof = new EndpointProof(zone);
        foreach (var file in files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            proof.Read(file);
        }

        return proof.found.Count > 0 ? proof.found.Take(1) : RecordProof.Prove(zone with { Caa = [] }, files[0], [.. proof.records], isMain: true);
    }

    private void Read(Artifact file)
    {
        var (root, problems) = RenderedTree.ReadYaml(file.Text);
        if (root is null)
        {
            Refuse(file, problems[0].Line, problems[0].Message);
        }
        else if (Text(root, "kind") == "DNSEndpoint")
        {
            Identity(file, root);
            var endpoints = (root.ValueOf("spec") as SpecMapping)?.ValueOf("endpoints") as SpecSequence;
            if (endpoints is null)
            {
                Refuse(file, root.Span.Line, "It has no list 'spec.endpoints', which may be empty.");
            }
            else if (endpoints.Items.Length > MaxEndpoints)
            {
                Refuse(file, endpoints.Span.Line, $"It has {endpoints.Items.Length} endpoints; the definition of the kind takes {MaxEndpoints}.");
            }

            foreach (var item in endpoints?.Items ?? [])
            {
                Endpoint(file, item);
            }
        }
    }

    private void Identity(Artifact file, SpecMapping root)
    {
        var metadata = root.ValueOf("metadata") as SpecMapping;
        var (name, space) = (Text(metadata, "name") ?? "", Text(metadata, "namespace"));
        if (Text(root, "apiVersion") != "externaldns.k8s.io/v1alpha1")
        {
            Refuse(file, root.Span.Line, "Its apiVersion is not 'externaldns.k8s.io/v1alpha1'.");
        }
        else if (name.Length is 0 or > KubernetesName.MaxSubdomain || !IsSubdomain(name))
        {
            Refuse(file, metadata?.Span.Line ?? 1, $"'{name}' is no name of an object of Kubernetes (RFC 1123, 253 characters).");
        }
        else if (!names.Add(name))
        {
            Refuse(file, metadata!.Span.Line, $"Another file has an object '{name}' too: the last one applied would win.");
        }
        else if (space != zone.First.Dns.ExternalDns.Namespace.Value)
        {
            Refuse(file, metadata!.Span.Line, $"Its namespace is '{space}'; the spec says '{zone.First.Dns.ExternalDns.Namespace}'.");
        }
    }

    private static bool IsSubdomain(string name) => name.Split('.').All(label =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));

    private void Endpoint(Artifact file, SpecNode item)
    {
        if (item is not SpecMapping endpoint || Text(endpoint, "dnsName") is not { } name || Text(endpoint, "recordType") is not { } type)
        {
            Refuse(file, item.Span.Line, "An endpoint has a 'dnsName' and a 'recordType'.");
            return;
        }

        var (owner, line) = ((name is [.. var absolute, '.'] ? absolute : name).ToLowerInvariant(), endpoint.Span.Line);
        var ttl = endpoint.ValueOf("recordTTL") as SpecScalar;
        if (type != "CNAME")
        {
            records.Add(new(new(owner, null, type, [], line), File: file));
        }
        else if (endpoint.Entries.FirstOrDefault(entry => entry.Key.Text is not ("dnsName" or "recordType" or "recordTTL" or "targets")) is { } other)
        {
            Refuse(file, other.Key.Span.Line, $"The endpoint '{owner}' has a key '{other.Key.Text}' that cmg can't prove. Leave it out.");
        }
        else if (endpoint.ValueOf("targets") is not SpecSequence { Items: [SpecScalar target] }
            || (ttl is not null && (ttl.IsQuoted || !long.TryParse(ttl.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _))))
        {
            Refuse(file, line, $"The endpoint '{owner}' has not one target, or a TTL that is no number of seconds.");
        }
        else
        {
            var seconds = ttl is null ? (long?)null : long.Parse(ttl.Text, CultureInfo.InvariantCulture);
            var data = (target.Text is [.. var host, '.'] ? host : target.Text).ToLowerInvariant();
            records.Add(new(new(owner, seconds, type, [data], line), ttl?.Span.Line, target.Span.Line, file));
        }
    }

    private static string? Text(SpecMapping? mapping, string key) => (mapping?.ValueOf(key) as SpecScalar)?.Text;

    private void Refuse(Artifact file, int line, string message) => found.Add(ProofDiagnostics.FileUnreadable(file.At(line), Form, message));
}
