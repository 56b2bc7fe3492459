using CmgIac.Cli;

// Before the runtime opens anything for signals.
StandardHandles.Fill();
return LastResort.Guard(() =>
{
    HeadStart.Take(args.FirstOrDefault());
    return CmgTool.Run(args, Shell.OfProcess());
});
