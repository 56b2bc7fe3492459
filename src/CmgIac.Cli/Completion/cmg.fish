# Completion of cmg for fish: cmg itself says what may follow, beside files.
function __cmg_complete
    set -l line (commandline -cp | string replace -r '^\s*\S+\s?' '')
    set -l word (commandline -ct)
    for answer in (cmg "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
        # Options are offered once one is begun: a spec or another file may stand here.
        if string match -q -- '-*' "$word"; or not string match -q -- '-*' $answer
            echo $answer
        end
    end
end
complete -c cmg -a '(__cmg_complete)'
