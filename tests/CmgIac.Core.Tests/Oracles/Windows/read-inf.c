/*
 * Reads certreq policy files as Windows does: the INF by setupapi, the subject by crypt32.
 *
 * Standard input has the path of a file on each line, in UTF-8. Standard output has for each, in its order:
 *
 *   file    <error> <line>           0 0 where setupapi opens it; else nothing follows
 *   section <name>
 *   entry   <key> <field>...         the key is '=' and its text, or empty where there is none; so is each field
 *   name    <error> <DER in hex>     of Subject in [NewRequest], read by the flags of X500NameFlags; 0 where it is a name
 *   text    <name>                   that DER as crypt32 shows it
 *
 * Blanks above are tabs. In a text, all but printable ASCII and '\' itself is written \uXXXX, a UTF-16 unit each.
 */
#include <windows.h>
#include <setupapi.h>
#include <wincrypt.h>
#include <stdio.h>
#include <stdlib.h>

#define LONGEST (MAX_INF_STRING_LENGTH + 2)

static void write_text(const WCHAR *text)
{
    for (; *text; text++)
    {
        if (*text >= ' ' && *text <= '~' && *text != '\\') putchar(*text);
        else printf("\\u%04X", *text);
    }
}

static void write_field(INFCONTEXT *entry, DWORD index)
{
    WCHAR text[LONGEST];

    putchar('\t');
    if (!SetupGetStringFieldW(entry, index, text, LONGEST, NULL)) return;
    putchar('=');
    write_text(text);
}

static void write_section(HINF inf, const WCHAR *name)
{
    INFCONTEXT entry;
    BOOL found;

    printf("section\t");
    write_text(name);
    putchar('\n');
    for (found = SetupFindFirstLineW(inf, name, NULL, &entry); found; found = SetupFindNextLine(&entry, &entry))
    {
        DWORD index, count = SetupGetFieldCount(&entry);

        printf("entry");
        for (index = 0; index <= count; index++) write_field(&entry, index);
        putchar('\n');
    }
}

static BOOL get_value(HINF inf, const WCHAR *key, WCHAR *value)
{
    INFCONTEXT entry;

    return SetupFindFirstLineW(inf, L"NewRequest", key, &entry) && SetupGetStringFieldW(&entry, 1, value, LONGEST, NULL);
}

/*
 * Wine 8 takes the separator behind a quoted value for the beginning of the next key, and says so by its place: it finds
 * the value's end, and needs a blank there. Windows reads what CertNameToStr writes, such as 'O="a, b", C=US' (Microsoft,
 * "CertStrToNameA function").
 */
static BOOL read_name(WCHAR *text, DWORD kind, CERT_NAME_BLOB *name)
{
    const WCHAR *wrong;
    DWORD size = name->cbData;

    while (!CertStrToNameW(X509_ASN_ENCODING, text, kind, NULL, name->pbData, &name->cbData, &wrong))
    {
        WCHAR *last;

        if (GetLastError() != (DWORD)CRYPT_E_INVALID_X500_STRING || !wrong || (*wrong != ',' && *wrong != ';')) return FALSE;
        for (last = text + (wrong - text); last > text && last[-1] == ' '; last--);
        if (last == text || last[-1] != '"') return FALSE;
        text[wrong - text] = ' ';
        name->cbData = size;
    }

    return TRUE;
}

static void write_name(HINF inf)
{
    WCHAR subject[LONGEST], flags[LONGEST], shown[LONGEST];
    BYTE der[2 * LONGEST];
    CERT_NAME_BLOB name = { sizeof(der), der };
    DWORD kind = CERT_X500_NAME_STR, i;

    if (!get_value(inf, L"Subject", subject)) return;
    if (get_value(inf, L"X500NameFlags", flags)) kind |= wcstoul(flags, NULL, 0);
    if (!read_name(subject, kind, &name))
    {
        printf("name\t%lu\n", GetLastError());
        return;
    }

    printf("name\t0\t");
    for (i = 0; i < name.cbData; i++) printf("%02X", der[i]);
    CertNameToStrW(X509_ASN_ENCODING, &name, CERT_X500_NAME_STR, shown, LONGEST);
    printf("\ntext\t");
    write_text(shown);
    putchar('\n');
}

int main(void)
{
    char line[4 * MAX_PATH];

    while (fgets(line, sizeof(line), stdin))
    {
        WCHAR text[LONGEST];
        HINF inf;
        UINT at = 0;
        UINT index;

        line[strcspn(line, "\r\n")] = 0;
        MultiByteToWideChar(CP_UTF8, 0, line, -1, text, LONGEST);
        inf = SetupOpenInfFileW(text, NULL, INF_STYLE_WIN4, &at);
        if (inf == INVALID_HANDLE_VALUE)
        {
            printf("file\t%lu\t%u\n", GetLastError(), at);
            continue;
        }

        printf("file\t0\t0\n");
        for (index = 0; SetupEnumInfSectionsW(inf, index, text, LONGEST, NULL); index++) write_section(inf, text);
        write_name(inf);
        SetupCloseInfFile(inf);
    }

    return 0;
}
