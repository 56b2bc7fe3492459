using CmgIac.Cli;

return LastResort.Guard(() => CmgTool.Run(args, Shell.OfProcess()));
