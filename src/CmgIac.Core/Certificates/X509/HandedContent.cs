using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Certificates.Checks;

namespace CmgIac.Core.Certificates.X509;

/// <summary>A file that was handed in: what it is by its first bytes, else by its name, and the blocks that it has.</summary>
internal sealed record HandedContent(FileKind Kind, ImmutableArray<ContentBlock> Blocks)
{
    /// <summary>What a file of several blocks is: the first of these that one of them is.</summary>
    private static readonly FileKind[] Precedence =
    [
        FileKind.Certificate, FileKind.Request, FileKind.Pfx, FileKind.Pkcs7, FileKind.PrivateKey, FileKind.EncryptedPrivateKey,
        FileKind.PublicKey, FileKind.RevocationList, FileKind.ForeignKey, FileKind.Unknown,
    ];

    public static HandedContent Read(string path, ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (DerShape.Of(span) is { } shape)
        {
            return Whole(shape, bytes);
        }

        if (OfMagic(span) is { } foreign)
        {
            return Whole(foreign, bytes);
        }

        var text = Decode(span);
        if (text is not null && !PolicyText.HasHeader(text) && PemReader.HasBlock(text))
        {
            var blocks = PemReader.Read(text);
            // A label that broke off says nothing; the name may.
            if (blocks.All(block => block is { Kind: FileKind.Unknown, Fault: not null }))
            {
                blocks = [.. blocks.Select(block => block with { Kind = OfName(path) })];
            }

            return new(Precedence.First(kind => blocks.Any(block => block.Kind == kind)), blocks);
        }

        if (PolicyText.IsPolicy(path, span) && !IsBase64(text))
        {
            return Whole(FileKind.Policy, bytes);
        }

        return OfText(text, path, bytes);
    }

    private static HandedContent OfText(string? text, string path, ReadOnlyMemory<byte> bytes)
    {
        if (IsBase64(text) && PemReader.FromBase64(text!) is { } decoded)
        {
            return new(DerShape.Of(decoded)!.Value, [new(DerShape.Of(decoded)!.Value, decoded)]);
        }

        var start = text?.TrimStart() ?? "";
        if (start.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return Whole(FileKind.WebPage, bytes);
        }

        return start.StartsWith("ssh-", StringComparison.Ordinal) || start.StartsWith("ecdsa-sha2-", StringComparison.Ordinal)
            || start.StartsWith("PuTTY-User-Key-File-", StringComparison.Ordinal)
            ? Whole(FileKind.ForeignKey, bytes)
            : Whole(OfName(path), bytes);
    }

    private static HandedContent Whole(FileKind kind, ReadOnlyMemory<byte> bytes) => new(kind, [new(kind, bytes)]);

    private static FileKind? OfMagic(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xED, 0xFE, 0xED, ..] or [0xCE, 0xCE, 0xCE, 0xCE, ..] => FileKind.JavaKeyStore,
        [(byte)'P', (byte)'K', 3, 4, ..] or [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => FileKind.Archive,
        _ => null,
    };

    /// <summary>Base64 without lines around it, as some programs show a certificate, of DER that is known.</summary>
    private static bool IsBase64(string? text) =>
        text?.TrimStart() is { } start && start.StartsWith("MI", StringComparison.Ordinal)
        && PemReader.FromBase64(text) is { } bytes && DerShape.Of(bytes) is not null;

    /// <summary>UTF-16 with a byte order mark, or without where an ASCII character comes first; else UTF-8 or Latin-1. Null for no text.</summary>
    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [>= 0x20 and < 0x7F, 0, ..] => Encoding.Unicode.GetString(bytes),
            [0, >= 0x20 and < 0x7F, ..] => Encoding.BigEndianUnicode.GetString(bytes),
            _ => PolicyText.Decode(bytes)?.Text,
        };
        return text?.Contains('\0', StringComparison.Ordinal) == false ? text : null;
    }

    private static FileKind OfName(string path)
    {
        var dot = path.LastIndexOf('.');
        return path[(dot < 0 ? path.Length : dot)..].ToLowerInvariant() switch
        {
            ".cer" or ".crt" or ".cert" or ".der" or ".pem" => FileKind.Certificate,
            ".csr" or ".req" or ".p10" or ".certreq" => FileKind.Request,
            ".pfx" or ".p12" => FileKind.Pfx,
            ".p7b" or ".p7c" or ".spc" => FileKind.Pkcs7,
            ".crl" => FileKind.RevocationList,
            ".jks" => FileKind.JavaKeyStore,
            _ => FileKind.Unknown,
        };
    }
}
