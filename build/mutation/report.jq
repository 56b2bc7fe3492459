# Of a report of Stryker's the row of the table, and a line for each mutant that no test noticed. Apart are texts for people,
# whose wording no test holds, and what a type makes once: Stryker keeps the process, where it can't be made again.
def lines($source): $source | split("\n");
def was($source):
  .location as $at
  | lines($source)[$at.start.line - 1]
  | if $at.start.line == $at.end.line then .[$at.start.column - 1:$at.end.column - 1] else .[$at.start.column - 1:] end;
def is_text: .mutatorName == "String mutation" and (.was | test("[A-Za-z}'][,.:;]? [a-z{'A-Z(]"));

[.files | to_entries[] | .key as $file | .value.source as $source | .value.mutants[]
  | select(.status | IN("Killed", "Timeout", "Survived", "NoCoverage"))
  | . + {file: ($file | sub(".*CmgIac.Core/"; "")), was: was($source)}
  | . + {kind: (if is_text then "text" elif .static and (.status | IN("Survived", "NoCoverage")) then "once" else "code" end)}]
| . as $all
| [$all[] | select(.kind == "code")] as $code
| def count(f): map(select(f)) | length;
  ($code | count(.status | IN("Killed", "Timeout"))) as $noticed
| "row | \($group) | \($code | length) | \($code | count(.status == "Killed")) | \($code | count(.status == "Timeout")) | \($code | count(.status == "Survived")) | \($code | count(.status == "NoCoverage")) | \((1000 * $noticed / ([1, ($code | length)] | max) | floor) / 10) % | \($all | count(.kind == "once")) | \($all | count(.kind == "text")) |",
  ($all[] | select(.status | IN("Survived", "NoCoverage"))
    | "\(.file):\(.location.start.line) \(.status) \(.kind) \(.mutatorName): \(.was) => \(.replacement // "" | gsub("\n"; " ") | .[:100])")
