using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace CmgIac.Cli.Files;

/// <summary>A new file that nobody but its owner may read or write, from the moment it is there.</summary>
internal static class OwnerOnlyFile
{
    /// <summary>Fails where anything stands at <paramref name="path"/>, a link included.</summary>
    public static FileStream Create(string path) => OperatingSystem.IsWindows() ? CreateOnWindows(path) : new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.None,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    [SupportedOSPlatform("windows")]
    private static FileStream CreateOnWindows(string path)
    {
        using var owner = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(owner.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(
            FileMode.CreateNew, FileSystemRights.Write | FileSystemRights.Synchronize, FileShare.None, 4096, FileOptions.None, security);
    }
}
