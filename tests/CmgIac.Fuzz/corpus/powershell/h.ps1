param([string]$A = 'b')
$x = @{ a = 'b''c'; d = @('e', "f$($g)") }
@'
here
'@ | Out-Null
if ($x.a -eq 'b') { foreach ($y in $z) { [char]8217 } }
<# c #>
