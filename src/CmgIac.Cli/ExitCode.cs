namespace CmgIac.Cli;

/// <summary>As Terraform's: scripts tell "nothing to do" from "something to do" from "it failed".</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Error = 1;
    public const int Differences = 2;
}
