using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <content>The extensions.</content>
internal sealed partial record Forged
{
    private void WriteExtensions(AsnWriter writer)
    {
        using var sequence = writer.PushSequence();
        WriteExtension(writer, Names, "2.5.29.17", (value, names) => WriteNames(value, names!.Value));
        WriteExtension(writer, Purposes, "2.5.29.37", (value, purposes) =>
        {
            using var list = value.PushSequence();
            foreach (var purpose in purposes!.Value)
            {
                value.WriteObjectIdentifier(purpose);
            }
        });
        WriteExtension(writer, Usage, "2.5.29.15", (value, usage) => value.WriteBitString([usage!.Value], BitOperationsOf(usage.Value)));
        WriteExtension(writer, IsAuthority, "2.5.29.19", (value, isAuthority) =>
        {
            using var constraints = value.PushSequence();
            if (isAuthority == true)
            {
                value.WriteBoolean(true);
            }

            if (PathLength is { } length)
            {
                value.WriteInteger(length);
            }
        });
        WriteExtension(writer, Policy, "2.5.29.32", (value, policy) =>
        {
            using var policies = value.PushSequence();
            using var information = value.PushSequence();
            value.WriteObjectIdentifier(policy!);
        });
        WriteExtension(writer, Within, "2.5.29.30", (value, domains) =>
        {
            using var constraints = value.PushSequence();
            foreach (var group in domains!.Value.GroupBy(domain => domain.StartsWith('-')).OrderBy(group => group.Key))
            {
                using var subtrees = value.PushSequence(Context(group.Key ? 1 : 0));
                foreach (var domain in group)
                {
                    using var subtree = value.PushSequence();
                    value.WriteCharacterString(UniversalTagNumber.IA5String, domain.TrimStart('-'), new Asn1Tag(TagClass.ContextSpecific, 2));
                }
            }
        });
        WriteExtension(writer, Critical, Critical ?? "", (value, _) => value.WriteNull(), isCritical: true);
        WriteExtension(writer, Template, "1.3.6.1.4.1.311.20.2", (value, template) => value.WriteCharacterString(UniversalTagNumber.BMPString, template!));
        WriteExtension(writer, Lists, "2.5.29.31", (value, lists) =>
        {
            using var points = value.PushSequence();
            foreach (var list in lists!.Value)
            {
                using var point = value.PushSequence();
                using var name = value.PushSequence(Context(0));
                using var full = value.PushSequence(Context(0));
                value.WriteCharacterString(UniversalTagNumber.IA5String, list, new Asn1Tag(TagClass.ContextSpecific, 6));
            }
        });
    }

    private static int BitOperationsOf(byte usage) => usage == 0 ? 0 : System.Numerics.BitOperations.TrailingZeroCount(usage);

    private static void WriteNames(AsnWriter writer, ImmutableArray<string> names)
    {
        using var list = writer.PushSequence();
        foreach (var name in names)
        {
            var (kind, value) = (name[..name.IndexOf(':', StringComparison.Ordinal)], name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            var tag = new Asn1Tag(TagClass.ContextSpecific, kind switch { "email" => 1, "dns" => 2, "uri" => 6, _ => 7 });
            if (kind == "ip")
            {
                writer.WriteOctetString(Convert.FromHexString(value), tag);
            }
            else
            {
                writer.WriteOctetString(Encoding.Latin1.GetBytes(value), tag);
            }
        }
    }

    private static void WriteExtension<T>(AsnWriter writer, T value, string type, Action<AsnWriter, T> write, bool isCritical = false)
    {
        if (value is null)
        {
            return;
        }

        using var extension = writer.PushSequence();
        writer.WriteObjectIdentifier(type);
        if (isCritical)
        {
            writer.WriteBoolean(true);
        }

        using var content = writer.PushOctetString();
        write(writer, value);
    }
}
