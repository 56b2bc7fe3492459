# It's "hostile": ${x} %{y} {{ z }} %t% <b>&amp; \ ; # | * ` [a](b) ‘a’ ü 😀
description = "It's \"hostile\": $${x} %%{y} {{ z }} %t% <b>&amp; \\ ; # | * ` [a](b) ‘a’ ü 😀"
granitefalls = { "It's \"hostile\": $${x} %%{y} {{ z }} %t% <b>&amp; \\ ; # | * ` [a](b) ‘a’ ü 😀" = 16, content = false }
