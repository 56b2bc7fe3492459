# Completion of cmg for PowerShell: cmg itself says what may follow; where it says nothing, files may.
Register-ArgumentCompleter -Native -CommandName cmg -ScriptBlock {
    param($word, $command, $cursor)
    $length = $cursor - $command.Extent.StartOffset
    # The line up to the cursor, without the name; blanks at its end are not the command's.
    $line = $command.ToString().PadRight($length).Substring(0, $length) -replace '^\S+\s?', ''
    cmg "[suggest:$($line.Length)]" $line 2>$null | Where-Object {
        # Options are offered once one is begun: a spec or another file may stand here.
        $_.StartsWith($word, [StringComparison]::Ordinal) -and ($word.StartsWith('-') -or -not $_.StartsWith('-'))
    } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
