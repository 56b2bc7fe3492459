using CmgIac.Cli;

return LastResort.Guard(() =>
{
    HeadStart.Take(args.FirstOrDefault());
    return CmgTool.Run(args, Shell.OfProcess());
});
