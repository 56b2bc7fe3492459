using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Guides;

/// <summary>The commands of docs/certificates/linux.md, run one after the other as a reader would, lead from the sample to a PFX that serves.</summary>
public sealed class LinuxGuideTest : IDisposable
{
    private const string Name = "granitefalls.contoso.com";

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder programs = new();

    public LinuxGuideTest()
    {
        folder.Write("cmg.yaml", File.ReadAllText(Repository.Path("cmg.sample.yaml")));
        var cmg = programs.Write("cmg", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "cmg.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(cmg, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose()
    {
        folder.Dispose();
        programs.Dispose();
    }

    [Fact]
    public async Task Its_commands_end_with_a_certificate_that_clients_accept()
    {
        Oracle.Require("openssl", "openssl");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the page is for a POSIX shell");
        var ran = 0;
        foreach (var section in GuidePage.Read("docs/certificates/linux.md").Sections)
        {
            switch (section.Heading)
            {
                case "3. Have it issued":
                    Issue();
                    break;
                case "6. Hand over":
                    AssertRequestsAreOne();
                    AssertPfx($"{Name}.pfx");
                    AssertPfx($"{Name}.3des.pfx");
                    await AssertServes();
                    break;
                default:
                    break;
            }

            ran += RunSection(section);
        }

        // The page was found as it is written today: one that lost its blocks would pass otherwise.
        Assert.True(ran >= 12, $"{ran} blocks");
        Assert.Empty(Directory.GetFiles(folder.Path, "*.key.pem", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.pfx", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(folder.Path, "pfx-password.txt")));
    }

    /// <summary>Runs the shell's blocks and holds each block of text to what the one before it printed at its end; how many there were.</summary>
    private int RunSection(GuideSection section)
    {
        var (count, printed) = (0, "");
        foreach (var block in section.Blocks)
        {
            if (block.Language == "sh")
            {
                count++;
                printed = RunShell(block.Text).Output;
            }
            else if (block.Language == "text")
            {
                Assert.EndsWith(block.Text, printed, StringComparison.Ordinal);
            }
        }

        return count;
    }

    private ProgramRun RunShell(string script)
    {
        var run = ProgramRun.Of("/bin/sh", "-euc", $"cd '{folder.Path}'\nPATH='{programs.Path}':\"$PATH\"\n{script}");
        Assert.True(run.ExitCode == 0, $"{script}{run.Output}{run.Errors}");
        return run;
    }

    /// <summary>A CA of OpenSSL's in the place of the provider: a root, an intermediate, and what the page calls a download.</summary>
    private void Issue() => RunShell($$"""
        mkdir ca download
        ca='-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign'
        openssl req -x509 -newkey rsa:2048 -noenc -keyout ca/root.key -out download/root.pem -days 3 -subj '/CN=Stand-in Root' $ca
        openssl req -new -newkey rsa:2048 -noenc -keyout ca/intermediate.key -out ca/intermediate.csr -subj '/CN=Stand-in Intermediate' $ca
        openssl x509 -req -in ca/intermediate.csr -CA download/root.pem -CAkey ca/root.key -copy_extensions copy -days 2 -out download/intermediate.pem
        openssl x509 -req -in requests/{{Name}}.csr.pem -CA download/intermediate.pem -CAkey ca/intermediate.key -copy_extensions copy -days 1 -out download/granitefalls.cer
        openssl x509 -in download/granitefalls.cer -outform DER -out download/granitefalls.der
        openssl crl2pkcs7 -nocrl -certfile download/granitefalls.cer -certfile download/intermediate.pem -outform DER -out download/granitefalls.p7b
        """);

    private void AssertRequestsAreOne()
    {
        var made = ReadRequest($"requests/{Name}.csr.pem");
        var byOpenSsl = ReadRequest($"by-openssl/{Name}.csr.pem");
        Assert.Equal(made.SubjectName.Name, byOpenSsl.SubjectName.Name);
        Assert.Equal(
            made.CertificateExtensions.Select(extension => (extension.Oid!.Value, extension.Critical, Convert.ToHexString(extension.RawData))),
            byOpenSsl.CertificateExtensions.Select(extension => (extension.Oid!.Value, extension.Critical, Convert.ToHexString(extension.RawData))));
    }

    private CertificateRequest ReadRequest(string name) => CertificateRequest.LoadSigningRequestPem(
        File.ReadAllText(Path.Combine(folder.Path, name)),
        HashAlgorithmName.SHA256,
        CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);

    private void AssertPfx(string name)
    {
        var all = OpenPfx(name);
        Assert.Equal(["CN=Stand-in Intermediate", "CN=Stand-in Root", "CN=" + Name], all.Select(certificate => certificate.Subject).Order(StringComparer.Ordinal));
        using var key = Assert.Single(all, certificate => certificate.HasPrivateKey).GetRSAPrivateKey();
        Assert.Equal(2048, key!.KeySize);
    }

    private X509Certificate2Collection OpenPfx(string name) => X509CertificateLoader.LoadPkcs12CollectionFromFile(
        Path.Combine(folder.Path, name), File.ReadAllText(Path.Combine(folder.Path, "pfx-password.txt")).TrimEnd('\n'));

    /// <summary>The guide's own look at a gateway, pointed at a TLS server on loopback that has the PFX.</summary>
    private async Task AssertServes()
    {
        var look = GuidePage.Read("docs/certificates.md").Code.Single(block => block.Text.Contains("s_client -connect", StringComparison.Ordinal)).Text;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = Serve(listener);
        var script = look.Replace("$ ", "", StringComparison.Ordinal)
            .Replace($"-connect {Name}:443", $"-connect {listener.LocalEndpoint} -CAfile certs/root.pem", StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", script, StringComparison.Ordinal);
        Assert.Contains("Verify return code: 0 (ok)", RunShell(script).Output, StringComparison.Ordinal);
        await served;
    }

    /// <summary>Shakes hands with one client and leaves.</summary>
    private async Task Serve(TcpListener listener)
    {
        var all = OpenPfx($"{Name}.pfx");
        var own = all.Single(certificate => certificate.HasPrivateKey);
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(own, all, offline: true) },
            TestContext.Current.CancellationToken);
        Assert.Equal(0, await stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }
}
