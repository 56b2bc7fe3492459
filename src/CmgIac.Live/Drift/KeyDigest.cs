using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CmgIac.Core.Model;
using DnsClient.Protocol;

namespace CmgIac.Live.Drift;

/// <summary>A DS record: the digest of a zone's key that the parent zone has (RFC 4034 5).</summary>
internal sealed record KeyDigest(int Tag, int Algorithm, int Type, ReadOnlyMemory<byte> Digest)
{
    /// <summary>SHA-1, SHA-256 and SHA-384; of another kind nothing can be said.</summary>
    public bool IsKnown => Type is 1 or 2 or 4;

    public static KeyDigest Of(DsRecord record) => new(record.KeyTag, (int)record.Algorithm, record.DigestType, record.Digest.ToArray());

    /// <summary>From the data as they are on the wire.</summary>
    public static KeyDigest Of(ReadOnlyMemory<byte> data) => data.Length < 4
        ? new(0, 0, 0, ReadOnlyMemory<byte>.Empty)
        : new(BinaryPrimitives.ReadUInt16BigEndian(data.Span), data.Span[2], data.Span[3], data[4..]);

    public bool Fits(DnsName zone, DnsKeyRecord key)
    {
        byte[] data = [(byte)(key.Flags >> 8), (byte)key.Flags, key.Protocol, (byte)key.Algorithm, .. key.PublicKey];
        if ((int)key.Algorithm != Algorithm || TagOf(data) != Tag)
        {
            return false;
        }

        byte[] signed = [.. Encode(zone), .. data];
#pragma warning disable CA5350 // What the parent zone chose, and nothing rests on it here.
        var digest = Type switch { 1 => SHA1.HashData(signed), 2 => SHA256.HashData(signed), 4 => SHA384.HashData(signed), _ => [] };
#pragma warning restore CA5350
        return Digest.Span.SequenceEqual(digest);
    }

    /// <summary>RFC 4034, appendix B.</summary>
    private static int TagOf(byte[] data)
    {
        var sum = 0u;
        for (var i = 0; i < data.Length; i++)
        {
            sum += i % 2 == 0 ? (uint)data[i] << 8 : data[i];
        }

        return (int)((sum + (sum >> 16)) & 0xFFFF);
    }

    private static byte[] Encode(DnsName zone) =>
        [.. zone.Labels.SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];
}
