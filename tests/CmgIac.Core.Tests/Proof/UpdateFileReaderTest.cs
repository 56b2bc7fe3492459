using System.Collections.Immutable;
using CmgIac.Core.Proof;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class UpdateFileReaderTest
{
    [Theory]
    [InlineData("zone Contoso.com.", "(contoso.com, 1)")]
    [InlineData("; x\n\nserver 192.0.2.1\nlocal 192.0.2.2\nshow\nanswer\ndebug", "")]
    [InlineData("update add a. 60 IN CNAME B.\nsend", "1 add a 60 CNAME <b>")]
    [InlineData("update add a. 60 CNAME b.\n\n", "1 add a 60 CNAME <b>")]
    [InlineData("update add a. in TXT \"x y\" z\n\n", "1 add a - TXT <x y><z>")]
    [InlineData("UPDATE ADD a. 60 CAA 0 issue \"x\"\nSEND\n", "1 add a 60 CAA <0><issue><x>")]
    [InlineData("update del a.\nupdate delete b. CNAME\nsend\nsend", "1 delete a -   | 2 delete b - CNAME ")]
    [InlineData("prereq nxdomain a.\nprereq yxrrset b. CNAME c.\nupdate delete b. IN CNAME c.\n\n", "1 nxdomain a   | 2 yxrrset b CNAME <c> | 3 delete b - CNAME <c>")]
    [InlineData("update add a. 1 TXT x\n\nupdate add b. 2 TXT y\nsend\n", "1 add a 1 TXT <x> / 3 add b 2 TXT <y>")]
    public void Reads_commands(string text, string expected)
    {
        var (file, problems) = UpdateFileReader.Read(text);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join(" / ", file.Zones.Select(zone => $"{zone}").Concat(file.Messages.Select(Show))));
    }

    [Theory]
    [InlineData("update add a. 1 TXT x", 1, "What stands above is never sent: 'send', or an empty line, is missing.")]
    [InlineData("prereq nxdomain a.\n;send\n", 2, "What stands above is never sent: 'send', or an empty line, is missing.")]
    [InlineData("update add a. 60 CNAME b.\nsend\nzone a.\n", 3, "'zone' stands before what is sent to it.")]
    [InlineData("zone a.\nupdate add a. 60 CNAME b.\nzone a.\nsend\n", 3, "'zone' stands before what is sent to it.")]
    [InlineData("; a\nsend;\n", 2, "A comment stands on a line of its own: within a line, nsupdate takes a ';' for part of a word.")]
    [InlineData("update add a. 60 CAA 0 issue \"ca;x=1\\\";\" ;\nsend\n", 1, "A comment stands on a line of its own: within a line, nsupdate takes a ';' for part of a word.")]
    public void What_goes_nowhere_or_elsewhere_is_refused(string text, int line, string message) =>
        Assert.Equal(new ReaderProblem(line, message), Assert.Single(UpdateFileReader.Read(text).Problems));

    /// <summary>Of one line the first problem is told, at that line.</summary>
    [Theory]
    [InlineData("zone", "'zone' is not read. A file has 'zone', 'prereq', 'update' and 'send'.")]
    [InlineData("zone contoso.com", "Name 'contoso.com' is relative, and there is no origin. An absolute name ends with a dot.")]
    [InlineData("key x y", "'key x y' is not read. A file has 'zone', 'prereq', 'update' and 'send'.")]
    [InlineData("prereq nxdomain", "'prereq nxdomain' is not read. A file has 'zone', 'prereq', 'update' and 'send'.")]
    [InlineData("prereq maybe a.com.", "'prereq maybe' is no prerequisite with an absolute name.")]
    [InlineData("prereq nxdomain a", "Name 'a' is relative, and there is no origin. An absolute name ends with a dot.")]
    [InlineData("update add a.com. 60 CNAME", "A record that is added has a type and data.")]
    [InlineData("update add a.com. 60", "A record that is added has a type and data.")]
    [InlineData("update rename a.com. CNAME b.com.", "'update rename' neither adds nor deletes an absolute name.")]
    [InlineData("update add a 60 CNAME b.com.", "Name 'a' is relative, and there is no origin. An absolute name ends with a dot.")]
    [InlineData("update add a.com. 60 CNAME b.com. c.com.", "The data of the CNAME record have 2 parts.")]
    [InlineData("update add a.com. 60 CAA 0 issue", "The data of the CAA record have 2 parts.")]
    [InlineData("(zone contoso.com.)", "A command stands on a line of its own.")]
    [InlineData("zone a.com. b.com.", "'zone a.com. b.com.' is not read. A file has 'zone', 'prereq', 'update' and 'send'.")]
    [InlineData("send now", "'send now' is not read. A file has 'zone', 'prereq', 'update' and 'send'.")]
    [InlineData("update delete a.com. CNAME b", "Name 'b' is relative, and there is no origin. An absolute name ends with a dot.")]
    [InlineData("zone \"a.com", "A quotation mark is not closed on its line.")]
    [InlineData("update", "'update' is not read. A file has 'zone', 'prereq', 'update' and 'send'.")]
    [InlineData("prereq", "'prereq' is not read. A file has 'zone', 'prereq', 'update' and 'send'.")]
    public void Refuses(string command, string message)
    {
        var problem = Assert.Single(UpdateFileReader.Read("\n" + command).Problems);
        Assert.Equal((2, message), (problem.Line, problem.Message));
    }

    [Fact]
    public void Each_line_has_its_own_problem() => Assert.Equal(
        [1, 3], UpdateFileReader.Read("update add a 60 CNAME b.com.\n\nsend now\n").Problems.Select(problem => problem.Line));

    private static string Show(UpdateMessage message) => string.Join(" | ", message.Conditions
        .Select(condition => $"{condition.Line} {condition.Kind} {condition.Owner} {condition.Type} {Show(condition.Data)}")
        .Concat(message.Changes.Select(change =>
            $"{change.Record.Line} {(change.IsAddition ? "add" : "delete")} {change.Record.Owner} {change.Record.Ttl?.ToString() ?? "-"} {change.Record.Type} {Show(change.Record.Data)}")));

    private static string Show(ImmutableArray<string> data) => string.Concat(data.Select(item => $"<{item}>"));
}
