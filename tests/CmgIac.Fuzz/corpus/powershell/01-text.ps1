# It's "hostile": ${x} %{y} {{ z }} %t% <b>&amp; \ ; # | * ` [a](b) ‘a’ ü 😀
$values = @{ granitefalls = 'It''s "hostile": ${x} %{y} {{ z }} %t% <b>&amp; \ ; # | * ` [a](b) ‘‘a’’ ü 😀'; 'It''s "hostile": ${x} %{y} {{ z }} %t% <b>&amp; \ ; # | * ` [a](b) ‘‘a’’ ü 😀' = 16; Content = $false }
