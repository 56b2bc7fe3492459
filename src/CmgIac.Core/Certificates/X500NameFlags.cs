namespace CmgIac.Core.Certificates;

/// <summary>
/// How CertStrToName reads a name: the CERT_NAME_STR flags of wincrypt.h, as certreq's X500NameFlags passes them on.
/// </summary>
[Flags]
internal enum X500NameFlags : uint
{
    None = 0,
    EnableT61 = 0x0002_0000,
    EnableUtf8 = 0x0004_0000,
    ForceUtf8 = 0x0008_0000,
    DisableUtf8 = 0x0010_0000,
    EnablePunycode = 0x0020_0000,

    /// <summary>The relative names are encoded in reverse order.</summary>
    Reverse = 0x0200_0000,

    /// <summary>Only ',' separates.</summary>
    Comma = 0x0400_0000,

    /// <summary>Only a line end separates.</summary>
    LineEnd = 0x0800_0000,

    /// <summary>A quotation mark is a character like any other.</summary>
    NoQuoting = 0x1000_0000,

    /// <summary>'+' is a character like any other.</summary>
    NoPlus = 0x2000_0000,

    /// <summary>Only ';' separates.</summary>
    Semicolon = 0x4000_0000,

    /// <summary>All that changes how the same text reads.</summary>
    OtherReading = Reverse | Comma | LineEnd | NoQuoting | NoPlus | Semicolon,
}
