namespace CmgIac.Core.Tests.Oracles;

/// <summary>Certificates that OpenSSL's own CA issues, for any time.</summary>
internal static class IssuedCertificate
{
    private static string Program => Oracle.Require("openssl", "openssl");

    /// <summary>In PEM. The moments are as <c>20270315235959Z</c>; the name is that of OpenSSL's <c>-subj</c>.</summary>
    public static string Pem(string subject, string notBefore, string notAfter)
    {
        using var folder = new TemporaryFolder();
        var (key, request, issued) = (At("key.pem"), At("request.pem"), At("issued.pem"));
        var config = folder.Write("ca.cnf", $"""
            [req]
            distinguished_name = name
            [name]
            [ca]
            default_ca = own
            [own]
            database = {folder.Write("index.txt", "")}
            new_certs_dir = {folder.Path}
            default_md = sha256
            rand_serial = yes
            policy = any
            x509_extensions = server
            [any]
            commonName = optional
            organizationName = optional
            [server]
            basicConstraints = CA:FALSE
            extendedKeyUsage = serverAuth
            """);
        Run("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-keyout", key, "-subj", subject, "-config", config, "-out", request);
        Run("ca", "-batch", "-selfsign", "-config", config, "-keyfile", key, "-in", request, "-startdate", notBefore, "-enddate", notAfter, "-notext", "-out", issued);
        return File.ReadAllText(issued);

        string At(string name) => System.IO.Path.Combine(folder.Path, name);
    }

    /// <summary>The same certificate in DER.</summary>
    public static byte[] Der(string pem)
    {
        using var folder = new TemporaryFolder();
        var der = System.IO.Path.Combine(folder.Path, "issued.cer");
        Run("x509", "-in", folder.Write("issued.pem", pem), "-outform", "DER", "-out", der);
        return File.ReadAllBytes(der);
    }

    private static void Run(params string[] arguments)
    {
        var run = ProgramRun.Of(Program, arguments);
        Xunit.Assert.True(run.ExitCode == 0, run.Errors);
    }
}
