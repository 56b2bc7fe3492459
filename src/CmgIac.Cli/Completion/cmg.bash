# Completion of cmg for bash: cmg itself says what may follow; where it says nothing, files may.
_cmg_complete() {
  local line="${COMP_LINE:0:COMP_POINT}" answer
  # What stands behind the name.
  line="${line#*[[:space:]]}"
  # bash takes '--option=value' for three words.
  if [[ ${line##*[[:space:]]} == --*=* ]]; then line="${line%=*} ${line##*=}"; fi
  COMPREPLY=()
  while IFS= read -r answer; do
    # Options are offered once one is begun: a spec or another file may stand here.
    if [[ $answer == "$2"* && ( $2 == -* || $answer != -* ) ]]; then COMPREPLY+=("$answer"); fi
  done < <("$1" "[suggest:${#line}]" "$line" 2>/dev/null)
}
complete -o bashdefault -o default -F _cmg_complete cmg
