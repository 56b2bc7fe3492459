using CmgIac.Cli;

return CmgTool.Run(args, Shell.OfProcess());
