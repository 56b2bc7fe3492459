using System.Collections.Immutable;
using System.Text;

namespace CmgIac.Core.Certificates.X509;

/// <summary>
/// A part of a file: its kind, its bytes, and the 1-based line where it begins, of <paramref name="Width"/> UTF-16 units; 0 for what
/// has no lines. <paramref name="Fault"/> says, as the end of a sentence, why there are no bytes.
/// </summary>
internal sealed record ContentBlock(FileKind Kind, ReadOnlyMemory<byte> Bytes, int Line = 0, int Width = 0, string? Fault = null)
{
    /// <summary>OpenSSL's trust settings follow the certificate.</summary>
    public bool IsTrusted { get; init; }
}

/// <summary>
/// Reads blocks between '-----BEGIN …-----' and '-----END …-----' (RFC 7468) out of any text. What a block is, its bytes
/// say before its label: certutil writes CERTIFICATE around everything.
/// </summary>
internal static class PemReader
{
    private const string Begin = "-----BEGIN ";
    private const string Dashes = "-----";
    private const string Trusted = "-----BEGIN TRUSTED CERTIFICATE-----";

    /// <summary>Is there a line that begins a block, well or badly written?</summary>
    public static bool HasBlock(string text) => Lines(text).Any(line => IsBegin(line.Trim()));

    public static ImmutableArray<ContentBlock> Read(string text)
    {
        var blocks = ImmutableArray.CreateBuilder<ContentBlock>();
        var lines = Lines(text);
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsBegin(lines[i].Trim()))
            {
                var begin = i;
                var (kind, bytes, fault) = ReadBlock(lines, ref i);
                blocks.Add(new(kind, bytes, begin + 1, lines[begin].TrimEnd().Length, fault) { IsTrusted = lines[begin].Trim() == Trusted });
            }
        }

        return blocks.ToImmutable();
    }

    /// <summary>Leaves <paramref name="at"/> on the last line of the block.</summary>
    private static (FileKind Kind, byte[] Bytes, string? Fault) ReadBlock(string[] lines, ref int at)
    {
        var begin = lines[at].Trim();
        var label = begin.Trim('-').Trim()["BEGIN".Length..].Trim();
        if (!begin.StartsWith(Begin, StringComparison.Ordinal) || !begin.EndsWith(Dashes, StringComparison.Ordinal))
        {
            return (KindOf(label.Split(Dashes)[0]), [], $"begins with a line that isn't '{Begin}CERTIFICATE{Dashes}' or the like, with five hyphens");
        }

        if (label.Contains(Dashes, StringComparison.Ordinal))
        {
            return (KindOf(label.Split(Dashes)[0]), [], "stands on one line; its first line, its content and its last line belong on lines of their own");
        }

        var (content, isEncrypted, kind) = (new StringBuilder(), false, KindOf(label));
        while (at + 1 < lines.Length)
        {
            var line = lines[at + 1].Trim();
            if (IsBegin(line))
            {
                return (kind, [], $"has no line '-----END {label}-----'");
            }

            at++;
            if (line.StartsWith("-----END ", StringComparison.Ordinal))
            {
                return line == $"-----END {label}-----"
                    ? Decode(kind, isEncrypted, content)
                    : (kind, [], $"doesn't end with the line '-----END {label}-----'");
            }

            isEncrypted |= line.StartsWith("Proc-Type:", StringComparison.Ordinal) && line.EndsWith("ENCRYPTED", StringComparison.Ordinal);
            if (!line.Contains(':', StringComparison.Ordinal))
            {
                content.Append(line);
            }
        }

        return (kind, [], $"has no line '-----END {label}-----'");
    }

    private static (FileKind Kind, byte[] Bytes, string? Fault) Decode(FileKind kind, bool isEncrypted, StringBuilder content)
    {
        if (isEncrypted)
        {
            return (FileKind.EncryptedPrivateKey, [], null);
        }

        if (content.Length == 0)
        {
            return (kind, [], "is empty");
        }

        return FromBase64($"{content}") is { } bytes
            ? (OpenSshKind(bytes) ?? DerShape.Of(bytes) ?? kind, bytes, null)
            : (kind, [], "isn't base64: a character is missing, or doesn't belong there");
    }

    /// <summary>Null for what is no base64; blanks and line ends don't count.</summary>
    public static byte[]? FromBase64(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static FileKind? OpenSshKind(ReadOnlySpan<byte> bytes) => bytes.StartsWith("openssh-key-v1\0"u8) ? FileKind.ForeignKey : null;

    private static FileKind KindOf(string label) => label switch
    {
        "CERTIFICATE" or "X509 CERTIFICATE" or "TRUSTED CERTIFICATE" => FileKind.Certificate,
        "CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST" => FileKind.Request,
        "PKCS7" or "CMS" or "PKCS #7 SIGNED DATA" => FileKind.Pkcs7,
        "PKCS12" => FileKind.Pfx,
        "X509 CRL" => FileKind.RevocationList,
        "ENCRYPTED PRIVATE KEY" => FileKind.EncryptedPrivateKey,
        _ when label.StartsWith("PGP ", StringComparison.Ordinal) || label.StartsWith("SSH2 ", StringComparison.Ordinal)
            || label.StartsWith("OPENSSH ", StringComparison.Ordinal) => FileKind.ForeignKey,
        _ when label.EndsWith("PRIVATE KEY", StringComparison.Ordinal) => FileKind.PrivateKey,
        _ when label.EndsWith("PUBLIC KEY", StringComparison.Ordinal) => FileKind.PublicKey,
        _ => FileKind.Unknown,
    };

    private static bool IsBegin(string line) =>
        line.StartsWith("--", StringComparison.Ordinal) && line.TrimStart('-').TrimStart().StartsWith("BEGIN ", StringComparison.Ordinal);

    /// <summary>CRLF, LF, or the CR of an old Macintosh alone.</summary>
    private static string[] Lines(string text) => text.Split(text.Contains('\n', StringComparison.Ordinal) ? '\n' : '\r');
}
