#compdef cmg
# Completion of cmg for zsh: cmg itself says what may follow; where it says nothing, files may.
_cmg() {
  local -a answers
  local line="${(j: :)${(@)words[2,CURRENT-1]}}"
  if (( CURRENT > 2 )); then line+=" "; fi
  # Of '--option=value' the value alone is completed.
  if [[ $PREFIX == --*=* ]]; then line+="${PREFIX%%=*} "; compset -P '*='; fi
  line+="$PREFIX"
  answers=("${(@f)$("$words[1]" "[suggest:${#line}]" "$line" 2>/dev/null)}")
  # Options are offered once one is begun: a spec or another file may stand here.
  if [[ $PREFIX != -* ]]; then answers=("${(@)answers:#-*}"); fi
  answers=("${(@)answers:#}")
  if ! (( $#answers )) || ! compadd -a answers; then _files; fi
}
compdef _cmg cmg
