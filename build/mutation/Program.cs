using CmgIac.Mutation;

// Runner try REPORT GROUPS RESULTS PART OF: tries a part of the mutants of Stryker's report; started again, it goes on.
// Runner report REPORT GROUPS RESULTS: prints the table, and writes which mutants no test notices.
var mutants = Mutant.Read(args[1], args[2]);
if (args[0] == "report")
{
    Report.Write(mutants, args[3], Console.Out);
    return;
}

var core = new Core();

// Mixed, so that what is done by half says something of the whole.
var part = mutants.Where(mutant => mutant.Id % int.Parse(args[5]) == int.Parse(args[4])).OrderBy(mutant => unchecked((uint)mutant.Id * 2_654_435_761));
Trials.Run(core, new Judges(core, $"{args[3]}.judges"), [.. part], args[3]);
